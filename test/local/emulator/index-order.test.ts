import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findPython } from '../../../lib/local/emulator/python.ts';

const FOLDER = join(import.meta.dirname, '../../../lib/local/emulator');

/** The emulator's table as far as it matters here: it looks through whole partitions, and sorts the whole table. */
const PROGRAM = `
import json, random, re
from types import SimpleNamespace
import index_order

KEYS = ["due", "when", "pk", "sk"]
OPERATORS = {"=": "__eq__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}

def emulator():
    table = {"pk_name": "pk", "sk_name": "sk", "items": {},
             "AttributeDefinitions": [{"AttributeName": key, "AttributeType": "S"} for key in KEYS]}
    looked = []

    def place(item):
        return tuple(item[key]["S"] for key in ("when", "pk", "sk"))

    def members(of):
        if of.get("_members") is None:
            of["_members"] = {"due": {}}
            for pk, items in of["items"].items():
                for sk, item in items.items():
                    if "due" in item and "when" in item:
                        of["_members"]["due"].setdefault(item["due"]["S"], {})[(pk, sk)] = None
        return of["_members"]

    def change(of, pk, sk, item, add):
        kept = of.get("_members")
        if kept is None or "due" not in item or "when" not in item:
            return
        partition = kept["due"].setdefault(item["due"]["S"], {})
        partition.pop((pk, sk), None)
        if add:
            partition[(pk, sk)] = None

    def paged(items, data):
        after = data.get("ExclusiveStartKey")
        backward = data.get("ScanIndexForward") is False
        if after:
            items = [item for item in items if (place(item) < place(after) if backward else place(item) > place(after))]
        limit = data.get("Limit") or len(items)
        found = {"Items": items[:limit]}
        if limit <= len(items) and data.get("Limit"):
            found["LastEvaluatedKey"] = {key: items[limit - 1][key] for key in KEYS}
        return found

    def fits(item, data):
        values = data["ExpressionAttributeValues"]
        between = re.search(r"when BETWEEN (:\\w+) AND (:\\w+)", data["KeyConditionExpression"])
        if between:
            return values[between.group(1)]["S"] <= item["when"]["S"] <= values[between.group(2)]["S"]
        one = re.search(r"(?:when|#w) (=|<=|>=|<|>) (:\\w+)", data["KeyConditionExpression"])
        return not one or getattr(item["when"]["S"], OPERATORS[one.group(1)])(values[one.group(2)]["S"])

    def query(data):
        names = fake._index_members(table).get("due").get(data["ExpressionAttributeValues"][":due"]["S"], ())
        items = [table["items"][pk][sk] for pk, sk in names]
        looked.append(len(items))
        items.sort(key=place, reverse=data.get("ScanIndexForward") is False)
        return paged([item for item in items if fits(item, data)], data)

    def scan(data):
        looked.append("scan")
        items = [item for group in table["items"].values() for item in group.values() if "due" in item and "when" in item]
        return paged(sorted(items, key=place), data)

    def put(pk, sk, item):
        old = table["items"].get(pk, {}).get(sk)
        if old:
            fake._index_item(table, pk, sk, old, False)
        table["items"].setdefault(pk, {})[sk] = item
        fake._index_item(table, pk, sk, item, True)

    fake = SimpleNamespace(
        _tables={"t": table}, _INDEX_MEMBERS="_members", _index_members=members, _index_item=change, _query=query, _scan=scan,
        _normalize_table_name=lambda name: name, _index_key_schemas=lambda of: [("due", ["due"], ["when"])],
        _paginate_evaluated_items=lambda items, limit, of, name: (items[: int(limit)], len(items) >= int(limit)),
        _apply_index_projection=lambda item, of, name: item, _add_consumed_capacity=lambda *some, **named: None,
        json_response=lambda result: {key: result[key] for key in ("Items", "LastEvaluatedKey") if key in result},
    )
    return fake, put, looked

random.seed(7)
plain, kept = emulator(), emulator()
index_order.keep_order(kept[0])

def write(count):
    for _ in range(count):
        pk, sk = f"p{random.randrange(40)}", f"s{random.randrange(3)}"
        item = {"pk": {"S": pk}, "sk": {"S": sk}}
        if random.random() < 0.8:
            item |= {"due": {"S": random.choice("ab")}, "when": {"S": f"2026-{random.randrange(20):02}"}}
        plain[1](pk, sk, item)
        kept[1](pk, sk, item)

def request():
    operator = random.choice(list(OPERATORS))
    condition = random.choice(["due = :due", f"due = :due AND when {operator} :w", f"#w {operator} :w AND due = :due",
                               "due = :due AND when BETWEEN :w AND :x"])
    values = {":due": {"S": random.choice("abc")}, ":w": {"S": f"2026-{random.randrange(20):02}"}, ":x": {"S": "2026-15"}}
    data = {"TableName": "t", "IndexName": "due", "KeyConditionExpression": condition, "ExpressionAttributeValues": values,
            "ExpressionAttributeNames": {"#w": "when"}, "ScanIndexForward": random.choice([True, False])}
    return data | ({"Limit": random.randrange(1, 9)} if random.random() < 0.7 else {})

def walk(ask, data):
    pages = []
    while True:
        page = ask(data)
        pages.append(page["Items"])
        if "LastEvaluatedKey" not in page or len(pages) > 200:
            return pages
        data = data | {"ExclusiveStartKey": page["LastEvaluatedKey"]}

same = 0
for _ in range(60):
    write(20)
    for _ in range(5):
        data = request()
        same += walk(plain[0]._query, data) == walk(kept[0]._query, data)
    data = {"TableName": "t", "IndexName": "due", "Limit": random.randrange(1, 30)}
    same += walk(plain[0]._scan, data) == walk(kept[0]._scan, data)

kept[2].clear()
kept[0]._query({"TableName": "t", "IndexName": "due", "KeyConditionExpression": "due = :due AND when >= :w", "Limit": 2,
                "ExpressionAttributeValues": {":due": {"S": "a"}, ":w": {"S": "2026-00"}}})
kept[0]._scan({"TableName": "t", "IndexName": "due", "Limit": 5})
kept[0]._scan({"TableName": "t", "Limit": 5})
print(json.dumps({"same": same, "looked": kept[2]}))
`;

const Result = z.object({ same: z.number(), looked: z.array(z.union([z.number(), z.string()])) });

describe('an index of the emulator', () => {
  let result: z.infer<typeof Result>;
  beforeAll(async () => {
    const command = await findPython();
    result = Result.parse(JSON.parse(execFileSync(command, ['-c', PROGRAM], { cwd: FOLDER, encoding: 'utf8' })));
  });

  it('answers in order what it answered before, page by page, while items come and go', () => {
    expect(result.same).toBe(360);
  });

  it('looks at what it answers alone; what it does not keep is scanned as before', () => {
    expect(result.looked).toEqual([3, 'scan']);
  });
});
