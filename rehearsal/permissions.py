"""What each role may not do, and whether it needs everything that it may."""

import copy

from botocore.exceptions import ClientError

from cloud import PREFIX

# Not judged by the emulator, so that taking them away proves nothing: traces, logs, keys behind S3 and DynamoDB, the
# pollers of queues and streams, and the list of streams.
UNJUDGED = {
    "xray:PutTraceSegments": "traces",
    "xray:PutTelemetryRecords": "traces",
    "logs:CreateLogStream": "logs are written by the platform",
    "logs:PutLogEvents": "logs are written by the platform",
    "kms:Decrypt": "keys behind a service are not judged",
    "kms:DescribeKey": "keys behind a service are not judged",
    "kms:GenerateDataKey": "keys behind a service are not judged",
    "sqs:ReceiveMessage": "the poller's",
    "sqs:DeleteMessage": "the poller's",
    "sqs:GetQueueAttributes": "the poller's",
    "dynamodb:DescribeStream": "the poller's",
    "dynamodb:GetRecords": "the poller's",
    "dynamodb:GetShardIterator": "the poller's",
    "dynamodb:ListStreams": "the poller's",
}

# Used, but not by a scenario of seconds: (action, resource), or with the role before them.
ARGUED = {
    ("dynamodb:UpdateItem", "table/prod-docket-access"): "notes now and then when a session or a person was last seen",
    ("sqs:ChangeMessageVisibility", "prod-docket-work"): "brings failing work back sooner; without it later",
    ("work", "sqs:GetQueueUrl", "prod-docket-work"): "work too long for one message goes on in another",
    ("work", "sqs:SendMessage", "prod-docket-work"): "work too long for one message goes on in another",
    ("work", "sqs:GetQueueUrl", "prod-docket-changes-failed"): "the stream poller's, where changes fail for good",
    ("work", "sqs:SendMessage", "prod-docket-changes-failed"): "the stream poller's, where changes fail for good",
}

# Used when a function's process starts, or by its first request.
AT_START = ("secretsmanager:GetSecretValue", "sqs:GetQueueUrl")


def argued(word, action, resource):
    return ARGUED.get((action, resource)) or ARGUED.get((word, action, resource))


def refusals(cloud):
    """(role, call, whether it was refused) of calls that no role, or not that one, may make."""
    table = []
    for word in ("label", "manage", "data", "work"):
        sts = cloud.client("sts")
        account = sts.get_caller_identity()["Account"]
        role = cloud.role(word)
        keys = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/{role}", RoleSessionName="rehearsal")["Credentials"]
        credentials = {
            "aws_access_key_id": keys["AccessKeyId"],
            "aws_secret_access_key": keys["SecretAccessKey"],
            "aws_session_token": keys["SessionToken"],
        }
        for call, attempt in _forbidden(cloud, word, credentials):
            table.append((word, call, _refused(attempt)))
    return table


def _forbidden(cloud, word, credentials):
    dynamo = cloud.client("dynamodb", **credentials)
    s3 = cloud.client("s3", **credentials)
    sqs = cloud.client("sqs", **credentials)
    secrets = cloud.client("secretsmanager", **credentials)
    bucket = cloud.bucket()
    core = PREFIX + "docket-core"
    key = {"pk": {"S": "x"}, "sk": {"S": "x"}}
    calls = [
        ("dynamodb:ListTables", lambda: dynamo.list_tables()),
        ("dynamodb:Scan core", lambda: dynamo.scan(TableName=core)),
        ("dynamodb:DeleteTable core", lambda: dynamo.delete_table(TableName=core)),
        ("dynamodb:UpdateTimeToLive core", lambda: dynamo.update_time_to_live(
            TableName=core, TimeToLiveSpecification={"Enabled": False, "AttributeName": "ttl"})),
        ("dynamodb:GetItem journal", lambda: dynamo.get_item(TableName=PREFIX + "docket-journal", Key=key)),
        ("s3:ListAllMyBuckets", lambda: s3.list_buckets()),
        ("s3:ListBucket without a prefix", lambda: s3.list_objects_v2(Bucket=bucket)),
        ("s3:PutObject beside the prefixes", lambda: s3.put_object(Bucket=bucket, Key="elsewhere/x", Body=b"x")),
        ("s3:PutObject site", lambda: s3.put_object(Bucket=cloud.outputs["SiteBucket"], Key="index.html", Body=b"x")),
        ("s3:DeleteBucket", lambda: s3.delete_bucket(Bucket=bucket)),
        ("secretsmanager:PutSecretValue", lambda: secrets.put_secret_value(
            SecretId="prod/docket/signing", SecretString="mine")),
        ("iam:ListRoles", lambda: cloud.client("iam", **credentials).list_roles()),
        ("lambda:InvokeFunction work", lambda: cloud.client("lambda", **credentials).invoke(
            FunctionName=cloud.function_name("work"), Payload=b"{}")),
    ]
    if word != "work":
        calls.append(("sqs:ReceiveMessage", lambda: sqs.receive_message(QueueUrl=cloud.queue("docket-work"))))
    if word in ("label", "manage"):
        calls.append(("dynamodb:GetItem jobs", lambda: dynamo.get_item(TableName=PREFIX + "docket-jobs", Key=key)))
        calls.append(("s3:GetObject exports", lambda: s3.get_object(Bucket=bucket, Key="exports/x")))
        calls.append(("s3:GetObject uploads", lambda: s3.get_object(Bucket=bucket, Key="upload/x")))
    if word not in ("manage", "work"):
        calls.append(("dynamodb:DeleteItem access", lambda: dynamo.delete_item(
            TableName=PREFIX + "docket-access", Key=key)))
    if word == "manage":
        calls.append(("s3:GetObject bodies of tasks", lambda: s3.get_object(Bucket=bucket, Key="k/x")))
        calls.append(("dynamodb:Query index open", lambda: dynamo.query(
            TableName=core, IndexName="open", KeyConditionExpression="qp = :p",
            ExpressionAttributeValues={":p": {"S": "x"}})))
    return calls


def _refused(attempt):
    try:
        attempt()
    except ClientError as error:
        return error.response["Error"]["Code"] in (
            "AccessDenied", "AccessDeniedException", "403", "UnauthorizedOperation")
    return False


def mutations(cloud, word):
    """(what is taken away, a policy without it) for every action and every resource of a role."""
    role, name, document = cloud.policy(word)
    for number, statement in enumerate(document["Statement"]):
        for action in _list(statement["Action"]):
            less = copy.deepcopy(document)
            kept = [other for other in _list(statement["Action"]) if other != action]
            if kept:
                less["Statement"][number]["Action"] = kept
            else:
                del less["Statement"][number]
            yield action, _short(statement["Resource"]), role, name, document, less


def _list(value):
    return value if isinstance(value, list) else [value]


def _short(resource):
    return ", ".join(str(each).split(":")[-1] for each in _list(resource))
