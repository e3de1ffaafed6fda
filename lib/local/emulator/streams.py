"""Lets records of table streams go that every listener has taken.

The emulator keeps them for 24 hours, as AWS does, with both images of the item: an election of 100,000 ballots would hold
gigabytes of what nobody reads again.
"""

# Fewer are not worth the move of those behind them.
MANY = 500


def forget_taken(lambdas, tables):
    """Lets go what all listeners of `lambdas` (ministack.services.lambda_svc) have taken from the streams of `tables`."""
    gone = 0
    listeners = {}
    for account, region, mapping in lambdas._iter_all_esms():
        arn = mapping.get("EventSourceArn", "")
        if ":dynamodb:" in arn and "/stream/" in arn:
            table = arn.split("/stream/")[0].split("/")[-1]
            # One that has not read yet, or stands still, has taken nothing.
            position = lambdas._dynamodb_stream_positions.get_scoped(account, region, mapping["UUID"], 0)
            listeners.setdefault((account, region, table), []).append(position)
    for (account, region, table), positions in listeners.items():
        records = tables._stream_records.get_scoped(account, region, table)
        before = tables._stream_trimmed.get_scoped(account, region, table, 0)
        taken = min(min(positions) - before, len(records or ()))
        if taken >= MANY:
            del records[:taken]
            tables._stream_trimmed.set_scoped(account, region, table, before + taken)
            gone += taken
    return gone


def forget_after_reading(lambdas, tables):
    """Makes the emulator's one reader of streams let go what it has handed out to everybody."""
    poll = lambdas._poll_dynamodb_streams

    def poll_and_forget():
        taken = poll()
        forget_taken(lambdas, tables)
        return taken

    lambdas._poll_dynamodb_streams = poll_and_forget
