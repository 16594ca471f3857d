"""What boto3 users do, against the endpoint given as the only argument. Prints JSON."""

import json
import sys
import time

import boto3
from botocore.config import Config

kinesis = boto3.client(
    "kinesis",
    endpoint_url=sys.argv[1],
    region_name="us-east-1",
    config=Config(retries={"max_attempts": 0}),
)
said = {}


def until_active(name):
    for _ in range(250):
        summary = kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
        if summary["StreamStatus"] == "ACTIVE":
            return summary
        time.sleep(0.02)
    raise RuntimeError(name + " is not ACTIVE")


kinesis.create_stream(StreamName="boto", ShardCount=1)
kinesis.get_waiter("stream_exists").wait(
    StreamName="boto", WaiterConfig={"Delay": 1, "MaxAttempts": 10}
)
said["summary"] = until_active("boto")["OpenShardCount"]

# More than a shard takes in a second: some entries fail, and boto3 retries none of them.
accepted, failed, codes, messages = 0, 0, set(), set()
for batch in range(6):
    answer = kinesis.put_records(
        StreamName="boto",
        Records=[
            {"Data": ("record %d-%d" % (batch, i)).encode(), "PartitionKey": "key-%d" % i}
            for i in range(500)
        ],
    )
    assert len(answer["Records"]) == 500
    failed += answer["FailedRecordCount"]
    for entry in answer["Records"]:
        if "ErrorCode" in entry:
            codes.add(entry["ErrorCode"])
            messages.add(entry["ErrorMessage"])
        else:
            accepted += 1
said["put"] = {
    "accepted": accepted,
    "failed": failed,
    "codes": sorted(codes),
    "messages": sorted(messages),
}

try:
    kinesis.put_record(StreamName="boto", Data=b"x", PartitionKey="")
except Exception as error:  # botocore checks it before it is sent
    said["empty_key"] = type(error).__name__
try:
    kinesis.put_record(StreamName="absent", Data=b"x", PartitionKey="k")
except kinesis.exceptions.ResourceNotFoundException as error:
    said["absent"] = error.response["Error"]["Message"]

shard = kinesis.list_shards(StreamName="boto")["Shards"][0]
low = int(shard["HashKeyRange"]["StartingHashKey"])
high = int(shard["HashKeyRange"]["EndingHashKey"])
kinesis.split_shard(
    StreamName="boto",
    ShardToSplit=shard["ShardId"],
    NewStartingHashKey=str((low + high + 1) // 2),
)
until_active("boto")
said["shards"] = [
    {
        "id": each["ShardId"],
        "parent": each.get("ParentShardId"),
        "range": [each["HashKeyRange"]["StartingHashKey"], each["HashKeyRange"]["EndingHashKey"]],
        "closed": "EndingSequenceNumber" in each["SequenceNumberRange"],
    }
    for each in kinesis.list_shards(StreamName="boto")["Shards"]
]

arn = kinesis.describe_stream_summary(StreamName="boto")["StreamDescriptionSummary"]["StreamARN"]
consumer = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="fan")["Consumer"]
for _ in range(250):
    described = kinesis.describe_stream_consumer(ConsumerARN=consumer["ConsumerARN"])
    if described["ConsumerDescription"]["ConsumerStatus"] == "ACTIVE":
        break
    time.sleep(0.02)

# The parent is read to its end: then come its children.
read, children = 0, None
answer = kinesis.subscribe_to_shard(
    ConsumerARN=consumer["ConsumerARN"],
    ShardId=shard["ShardId"],
    StartingPosition={"Type": "TRIM_HORIZON"},
)
for event in answer["EventStream"]:
    event = event["SubscribeToShardEvent"]
    read += len(event["Records"])
    # At the end of a shard there is nothing to continue from.
    assert event.get("ContinuationSequenceNumber") or event.get("ChildShards")
    for record in event["Records"]:
        assert record["Data"].startswith(b"record ")
        assert abs(record["ApproximateArrivalTimestamp"].timestamp() - time.time()) < 60
    if event.get("ChildShards"):
        children = sorted(child["ShardId"] for child in event["ChildShards"])
        break
answer["EventStream"].close()
said["fan_out"] = {"read": read, "children": children}

print(json.dumps(said))
