"""Lets the emulator judge every call by the deployed policies, and refuse none.

The emulator has an evaluator of IAM policies, but switched on it refuses at the first gap and hides the others. Here it
is asked about each call that a function makes under its role; the answer is written down and the call goes through.

The file named by ROLLCALL_PERMISSIONS gets one JSON object a line, each once:
- {"ran": function}: the function was invoked;
- {"key": access key id, "function": name}: under which credentials a function calls, for those who see only those;
- {"function", "action", "resource", "keys", "allowed", "reason"}: a call and its judgement; of DynamoDB with the kinds of
  partition keys that it named, which policies may limit and the emulator's evaluator does not know by itself.

It must be imported before the emulator's application, with AUTH=true in the environment: only then do functions get
credentials of their own roles.
"""

import contextvars
import json
import os
import re
import threading

from ministack.core import iam_evaluator, lambda_runtime
from ministack.core.responses import get_account_id
from ministack.services import stepfunctions

# Calls that AWS authorizes by the action of another.
AUTHORIZED_AS = {"sns:PublishBatch": "sns:Publish"}

_known = set()
_lock = threading.Lock()
_file = open(os.environ["ROLLCALL_PERMISSIONS"], "a", encoding="utf-8", buffering=1)


def _write_once(entry):
    line = json.dumps(entry, sort_keys=True)
    with _lock:
        if line not in _known:
            _known.add(line)
            _file.write(line + "\n")


# The keys that functions call with; an operator, a test and the CDK have others.
_functions = {}
_credentials = lambda_runtime.execution_credentials


def _credentials_of(config):
    credentials = _credentials(config)
    _functions[credentials["AWS_ACCESS_KEY_ID"]] = config["FunctionName"]
    _write_once({"key": credentials["AWS_ACCESS_KEY_ID"], "function": config["FunctionName"]})
    return credentials


lambda_runtime.execution_credentials = _credentials_of


# The emulator forgets a request once its signature was checked; the later members of a transaction are judged after that.
_asked = contextvars.ContextVar("rollcall_asked", default=None)


def _parameters():
    """What the call that is judged was given: its JSON body and its query."""
    request = iam_evaluator._signed_request.get() or _asked.get()
    _asked.set(request)
    if request is None:
        return {}
    query = {name: values[0] if isinstance(values, list) else values for name, values in request.query_params.items()}
    try:
        body = json.loads(request.body) if request.body else {}
    except ValueError:
        body = {}
    return {**query, **body} if isinstance(body, dict) else query


_machines_of_tokens = {}
_invoke_with_callback = stepfunctions._invoke_with_callback


def _invoke_and_remember(resource, input_data, token, state_def):
    """Remembers which state machine waits for a token: the emulator takes a call with one for a call on everything."""
    function = json.dumps(input_data.get("FunctionName", "?"))
    for machine in stepfunctions._state_machines.values():
        if ".waitForTaskToken" in machine["definition"] and function in machine["definition"]:
            _machines_of_tokens[token] = machine["stateMachineArn"]
    return _invoke_with_callback(resource, input_data, token, state_def)


stepfunctions._invoke_with_callback = _invoke_and_remember


def _resource_of(action, resource, parameters):
    """What AWS checks, where the emulator knows it less exactly."""
    if action.startswith("states:SendTask"):
        return _machines_of_tokens.get(parameters.get("taskToken"), "*")
    group = parameters.get("GroupName") or parameters.get("groupName")
    if action.startswith("scheduler:") and group:
        return resource.replace(":schedule/default/", f":schedule/{group}/")
    return resource


_enforce = iam_evaluator.enforce


def _reason(refusal):
    return "" if refusal is None else str(getattr(refusal, "reason", "") or getattr(refusal, "message", ""))


# What is judged here whatever a call says besides action, resource and keys.
_KNOWN_CONDITIONS = {"dynamodb:leadingkeys", "kms:viaservice", "iam:passedtoservice"}
_depends_on_more = {}
_judged = set()


def _has_other_conditions(function, access_key_id):
    """Whether a judgement depends on more than is known; looked up once, for policies stand until a reset."""
    if function not in _depends_on_more:
        principal = iam_evaluator.resolve_principal(access_key_id, get_account_id())
        statements = [one for policy in getattr(principal, "policies", None) or [] for one in policy]
        named = {key.lower() for one in statements for block in (one.conditions or {}).values() for key in block}
        _depends_on_more[function] = not statements or not named <= _KNOWN_CONDITIONS
    return _depends_on_more[function]


_TRANSACTED = {
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
    "Delete": "dynamodb:DeleteItem",
    "ConditionCheck": "dynamodb:ConditionCheckItem",
    "Get": "dynamodb:GetItem",
}


def _text(value):
    return next(iter(value.values()), "") if isinstance(value, dict) else ""


def _queried(request):
    """The value that a query's condition holds the partition key against: the first equality."""
    condition = request.get("KeyConditionExpression") or ""
    equal = re.search(r"=\s*(:\w+)", condition)
    return [_text((request.get("ExpressionAttributeValues") or {}).get(equal.group(1)))] if equal else []


def _leading_keys(action, resource, request):
    """The partition keys of a table that a call names, as AWS fills in dynamodb:LeadingKeys."""
    table = resource.split(":table/")[-1].split("/")[0]
    if "TransactItems" in request:
        members = [(_TRANSACTED.get(kind), one) for item in request["TransactItems"] for kind, one in item.items()]
        return [key for kind, one in members if kind == action for key in _leading_keys(action, resource, one)]
    if "RequestItems" in request:
        keys = (request["RequestItems"].get(table) or {}).get("Keys") or []
        return [_text(key.get("pk")) for key in keys]
    if request.get("TableName") not in (None, table):
        return []
    item = request.get("Key") or request.get("Item")
    return [_text(item.get("pk"))] if item else _queried(request)


def _judge(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
    function = _functions.get(access_key_id)
    if function is None:
        return None
    parameters = _parameters() if iam_action.startswith(("states:", "scheduler:", "dynamodb:")) else {}
    iam_action = AUTHORIZED_AS.get(iam_action, iam_action)
    resource_arn = _resource_of(iam_action, resource_arn, parameters)
    keys = _leading_keys(iam_action, resource_arn, parameters) if iam_action.startswith("dynamodb:") else []
    kinds = sorted({re.sub(r"[0-9a-f-]*\d[0-9a-f-]*", "0", key) for key in keys})
    call = (function, iam_action, resource_arn, *kinds)
    if call in _judged and not _has_other_conditions(function, access_key_id):
        return None
    _judged.add(call)
    if keys:
        service_context = {**(service_context or {}), "dynamodb:LeadingKeys": keys}
    checks = [(iam_action, resource_arn, service_context)]
    if iam_action in ("scheduler:CreateSchedule", "scheduler:UpdateSchedule"):
        passed = {"iam:PassedToService": "scheduler.amazonaws.com"}
        checks.append(("iam:PassRole", (parameters.get("Target") or {}).get("RoleArn", "*"), passed))
    for action, resource, context in checks:
        refusal = _enforce(access_key_id, action, action.split(":")[0], region, resource, context)
        _write_once(
            {
                "function": function,
                "action": action,
                "resource": resource,
                "keys": kinds,
                "allowed": refusal is None,
                "reason": _reason(refusal),
            }
        )
    return None


iam_evaluator.enforce = _judge

# The loopback speaks plain HTTP; what denies calls without TLS would deny everything.
iam_evaluator._request_origin = contextvars.ContextVar("rollcall_request_origin", default=("127.0.0.1", True))
iam_evaluator.pin_request_origin = lambda address, _secure: iam_evaluator._request_origin.set((address, True))

_acquire = lambda_runtime.acquire_worker


def _acquire_for(func_name, *arguments, **named):
    _write_once({"ran": func_name})
    return _acquire(func_name, *arguments, **named)


lambda_runtime.acquire_worker = _acquire_for
