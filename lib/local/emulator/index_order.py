"""Keeps the entries of the emulator's indexes in their order.

The emulator sorts a whole partition of an index at every query, and the whole table at every scan of an index. Of 100,000
ballots that wait for one night, each look at the first of them took seconds, and sweeps look thousands of times. Here the
order is kept while items come and go: a look takes what it answers.

Only indexes with one partition key and one sort key of text are kept so, as all of ours are; of the others, and of
requests that ask for more than a range and a limit, the emulator does what it always did.
"""

import re
import threading
from bisect import bisect_left, bisect_right, insort
from contextlib import contextmanager
from heapq import merge
from itertools import islice

# Behind every text that a key can hold.
LAST = "\U0010ffff"
SCANNED_BY = {"TableName", "IndexName", "Limit", "ExclusiveStartKey", "ReturnConsumedCapacity"}


class Partition:
    """The entries of one partition of an index: (sort value, base partition key, base sort key)."""

    def __init__(self):
        self.entries = []

    def add(self, entry):
        place = bisect_left(self.entries, entry)
        if place == len(self.entries) or self.entries[place] != entry:
            self.entries.insert(place, entry)

    def remove(self, entry):
        place = bisect_left(self.entries, entry)
        if place < len(self.entries) and self.entries[place] == entry:
            del self.entries[place]

    def within(self, low, high, limit, backward):
        """Entries from `low` to `high`, both tuples and inclusive, in the order in which they are asked for."""
        start, end = bisect_left(self.entries, low), bisect_right(self.entries, high)
        count = end - start if limit is None else min(limit, end - start)
        return reversed(self.entries[end - count : end]) if backward else self.entries[start : start + count]


def bounds(data, sort_name):
    """The range of sort values that a query asks for, as tuples to compare with entries; whether nothing else is asked."""
    names, values = data.get("ExpressionAttributeNames") or {}, data.get("ExpressionAttributeValues") or {}
    own = [re.escape(ref) for ref in (sort_name, *(alias for alias, name in names.items() if name == sort_name))]
    ref = f"(?:{'|'.join(own)})"
    conditions = re.split(r"\s+AND\s+", data.get("KeyConditionExpression") or "", flags=re.IGNORECASE)
    low, high, known = ("",), (LAST, LAST, LAST), "KeyConditions" not in data
    for condition in conditions:
        if not re.search(rf"(?<![\w#:]){ref}(?!\w)", condition):
            # The partition, or the upper end of a BETWEEN, of which one half is not taken.
            known = known and re.fullmatch(r"\s*[\w#]+\s*=\s*:\w+\s*", condition) is not None
            continue
        found = re.fullmatch(rf"\s*{ref}\s*(=|<=|>=|<|>)\s*(:\w+)\s*", condition)
        value = (values.get(found.group(2)) or {}).get("S") if found else None
        if value is None:
            known = False
        elif found.group(1) in ("=", ">=", ">"):
            low = (value, LAST, LAST, LAST) if found.group(1) == ">" else (value,)
            high = (value, LAST, LAST) if found.group(1) == "=" else high
        elif found.group(1) in ("<=", "<"):
            high = (value, LAST, LAST) if found.group(1) == "<=" else (value,)
    return low, high, known and "QueryFilter" not in data


def keep_order(dynamodb):
    """Makes `dynamodb` (ministack.services.dynamodb) answer queries and scans of indexes from an order that is kept."""
    query, scan, members_of = dynamodb._query, dynamodb._scan, dynamodb._index_members
    asked = threading.local()
    lock = threading.Lock()

    def text(item, name):
        return (item.get(name) or {}).get("S") if name else ""

    def place_of(table, schema, base_pk, base_sk, item):
        """Under which partition and entry an item stands; None when the index does not list it."""
        _name, (partition_key, *_), (sort_key, *_) = schema
        partition, sort = text(item, partition_key), text(item, sort_key)
        return None if partition is None or sort is None else (partition, (sort, base_pk, base_sk))

    def schemas(table):
        """The indexes that are kept: one partition key, one sort key, both text."""
        texts = {one["AttributeName"] for one in table["AttributeDefinitions"] if one["AttributeType"] == "S"}
        own = {table["pk_name"], table["sk_name"]}
        return [
            (name, hashes, ranges)
            for name, hashes, ranges in dynamodb._index_key_schemas(table)
            if len(hashes) == len(ranges) == 1 and {*hashes, *ranges, *own} <= texts
        ]

    def built(table):
        orders = {}
        for schema in schemas(table):
            lists = orders.setdefault(schema[0], {})
            for base_pk, items in table["items"].items():
                for base_sk, item in items.items():
                    place = place_of(table, schema, base_pk, base_sk, item)
                    if place:
                        lists.setdefault(place[0], Partition()).entries.append(place[1])
            for partition in lists.values():
                partition.entries.sort()
        return orders

    class Kept(dict):
        """The emulator's own members by index and partition, and beside them what is kept in order."""

        def __init__(self, members, orders):
            super().__init__(members)
            self.orders = orders

        def get(self, name, default=None):
            data = getattr(asked, "data", None)
            if data is None or name != data.get("IndexName") or name not in self.orders:
                return super().get(name, default)
            return Asked(data, self.orders[name], asked.sort_name)

    class Asked:
        """Of a partition only what a query asks for."""

        def __init__(self, data, lists, sort_name):
            self.data, self.lists, self.sort_name = data, lists, sort_name

        def get(self, partition, default=()):
            if partition not in self.lists:
                return default
            low, high, known = bounds(self.data, self.sort_name)
            backward = self.data.get("ScanIndexForward") is False
            after = self.data.get("ExclusiveStartKey")
            if after:
                keys = (self.sort_name, asked.base[0], asked.base[1])
                cursor = tuple(text(after, key) or "" for key in keys)
                low, high = (low, min(high, cursor)) if backward else (max(low, cursor), high)
            # The entry of the cursor itself is found again, and passed over by the emulator.
            limit = int(self.data["Limit"]) + 1 if known and self.data.get("Limit") else None
            entries = self.lists[partition].within(low, high, limit, backward)
            return [(base_pk, base_sk) for _sort, base_pk, base_sk in entries]

    def members(table):
        found = members_of(table)
        if not isinstance(found, Kept):
            found = table[dynamodb._INDEX_MEMBERS] = Kept(found, built(table))
        return found

    def index_item(table, base_pk, base_sk, item, add):
        change(table, base_pk, base_sk, item, add)
        kept = table.get(dynamodb._INDEX_MEMBERS)
        if not isinstance(kept, Kept):
            return
        for schema in schemas(table):
            place = place_of(table, schema, base_pk, base_sk, item)
            if place is None or schema[0] not in kept.orders:
                continue
            lists = kept.orders[schema[0]]
            with lock:
                if add:
                    lists.setdefault(place[0], Partition()).add(place[1])
                elif place[0] in lists:
                    lists[place[0]].remove(place[1])
                    if not lists[place[0]].entries:
                        del lists[place[0]]

    change = dynamodb._index_item

    @contextmanager
    def asking(data, table, sort_name):
        asked.data, asked.sort_name, asked.base = data, sort_name, (table["pk_name"], table["sk_name"])
        try:
            yield
        finally:
            asked.data = None

    def schema_asked(data):
        """The table and the schema of the kept index that a request names; None of any other."""
        table = dynamodb._tables.get(dynamodb._normalize_table_name(data.get("TableName")))
        name = data.get("IndexName")
        schema = next((one for one in schemas(table) if one[0] == name), None) if table and name else None
        return (table, schema) if schema else None

    def query_in_order(data):
        found = schema_asked(data)
        if found is None:
            return query(data)
        table, (_name, _hashes, (sort_name,)) = found
        with asking(data, table, sort_name):
            return query(data)

    def scan_in_order(data):
        found = schema_asked(data) if set(data) <= SCANNED_BY and data.get("Limit") else None
        if found is None:
            return scan(data)
        table, (name, (partition_key,), (sort_key,)) = found
        after = data.get("ExclusiveStartKey")
        low = tuple(text(after, key) or "" for key in (sort_key, table["pk_name"], table["sk_name"])) if after else ("",)
        lists = members(table).orders.get(name, {}).values()
        entries = merge(*(one.entries[(bisect_right if after else bisect_left)(one.entries, low) :] for one in lists))
        first = list(islice(entries, int(data["Limit"])))
        items = [table["items"][base_pk][base_sk] for _sort, base_pk, base_sk in first]
        page, more = dynamodb._paginate_evaluated_items(items, data["Limit"], table, name)
        shown = [dynamodb._apply_index_projection(item, table, name) for item in page]
        result = {"Items": shown, "Count": len(page), "ScannedCount": len(page)}
        if more and page:
            keys = (table["pk_name"], table["sk_name"], partition_key, sort_key)
            result["LastEvaluatedKey"] = {key: page[-1][key] for key in keys}
        dynamodb._add_consumed_capacity(result, data, data["TableName"], index_name=name)
        return dynamodb.json_response(result)

    dynamodb._index_members, dynamodb._index_item = members, index_item
    dynamodb._query, dynamodb._scan = query_in_order, scan_in_order
