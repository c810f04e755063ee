"""What was deployed: clients of the emulated services, and the things in the stack by their names."""

import json

import boto3
from botocore.config import Config

from machine import ADDRESS, REGION

PREFIX = "prod-"
FUNCTIONS = ("label", "manage", "data", "work")


class Cloud:
    def __init__(self, certificate, outputs):
        self._certificate = str(certificate)
        self.outputs = outputs
        self.host = outputs["Url"].removeprefix("https://")

    def client(self, service, **credentials):
        credentials = credentials or {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return boto3.client(
            service, endpoint_url=ADDRESS, region_name=REGION, verify=self._certificate,
            config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}, read_timeout=90), **credentials)

    def function_name(self, word):
        return f"{PREFIX}docket-{word}"

    def role(self, word):
        """Name of the role that a function runs as."""
        arn = self.client("lambda").get_function_configuration(FunctionName=self.function_name(word))["Role"]
        return arn.rsplit("/", 1)[1]

    def policy(self, word):
        """(role, policy name, document) of a function's only policy."""
        role = self.role(word)
        iam = self.client("iam")
        (name,) = iam.list_role_policies(RoleName=role)["PolicyNames"]
        document = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        return role, name, json.loads(document) if isinstance(document, str) else document

    def put_policy(self, role, name, document):
        self.client("iam").put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=json.dumps(document))

    def set_up_token(self):
        """The token of a link by which somebody founds an organization."""
        answer = self.client("lambda").invoke(
            FunctionName=self.function_name("work"), Qualifier="live", Payload=json.dumps({"setUp": True}))
        return json.loads(answer["Payload"].read())["path"].split("token=")[1]

    def queue(self, name):
        return self.client("sqs").get_queue_url(QueueName=PREFIX + name)["QueueUrl"]

    def send_work(self, message):
        """Asks for work as the product does, but without its delay."""
        self.client("sqs").send_message(QueueUrl=self.queue("docket-work"), MessageBody=json.dumps(message))

    def stored(self, project):
        """Keys of what the bucket has of a project."""
        pages = self.client("s3").get_paginator("list_objects_v2").paginate(Bucket=self.bucket())
        return [entry["Key"] for page in pages for entry in page.get("Contents", [])
                if entry["Key"].split("/")[1:2] == [str(project)]]

    def bucket(self):
        environment = self.client("lambda").get_function_configuration(
            FunctionName=self.function_name("data"))["Environment"]["Variables"]
        return environment["DOCKET_BUCKET"]
