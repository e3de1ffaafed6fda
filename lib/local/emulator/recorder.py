"""Lets the emulator judge every call by the deployed policies, and refuse none.

The emulator has an evaluator of IAM policies, but switched on it refuses at the first gap and hides the others. Here it
is asked about each call that a function makes under its role; the answer is written down and the call goes through.

The file named by ROLLCALL_PERMISSIONS gets one JSON object a line, each once:
- {"ran": function}: the function was invoked;
- {"key": access key id, "function": name}: under which credentials a function calls, for those who see only those;
- {"function", "action", "resource", "allowed", "reason"}: a call and its judgement.

It must be imported before the emulator's application, with AUTH=true in the environment: only then do functions get
credentials of their own roles.
"""

import contextvars
import json
import os
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


def _parameters():
    """What the call that is judged was given: its JSON body and its query."""
    request = iam_evaluator._signed_request.get()
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


_without_conditions = {}
_judged = set()


def _has_conditions(function, access_key_id):
    """Whether a judgement depends on more than action and resource; looked up once, for policies stand until a reset."""
    if function not in _without_conditions:
        principal = iam_evaluator.resolve_principal(access_key_id, get_account_id())
        statements = [one for policy in getattr(principal, "policies", None) or [] for one in policy]
        _without_conditions[function] = bool(statements) and not any(one.conditions for one in statements)
    return not _without_conditions[function]


def _judge(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
    function = _functions.get(access_key_id)
    if function is None:
        return None
    parameters = _parameters() if iam_action.startswith(("states:", "scheduler:")) else {}
    iam_action = AUTHORIZED_AS.get(iam_action, iam_action)
    resource_arn = _resource_of(iam_action, resource_arn, parameters)
    if (function, iam_action, resource_arn) in _judged and not _has_conditions(function, access_key_id):
        return None
    _judged.add((function, iam_action, resource_arn))
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
