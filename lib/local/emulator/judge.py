"""Judges calls by policies, with the emulator's evaluator, without an emulator.

Standard input: a JSON list of {"policies": [policy document], "action", "resource", "context": {key: value}}.
Standard output: a JSON list of booleans, whether each is allowed.
"""

import json
import sys

from ministack.core.iam_evaluator import EvalContext, evaluate, parse_policy_document


def is_allowed(case):
    _, _partition, _service, region, account, *_rest = case["resource"].split(":", 5) + [""] * 5
    context = EvalContext(
        principal_arn=f"arn:aws:sts::{account}:assumed-role/function/function",
        principal_type="AssumedRole",
        principal_account=account,
        action=case["action"],
        resource_arn=case["resource"],
        region=region,
        source_ip="127.0.0.1",
        secure_transport=True,
        service_context={key.lower(): value for key, value in case.get("context", {}).items()},
    )
    policies = [parse_policy_document(policy) for policy in case["policies"]]
    return evaluate(context, policies).decision == "Allow"


json.dump([is_allowed(case) for case in json.load(sys.stdin)], sys.stdout)
