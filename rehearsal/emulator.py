"""Starts the pinned AWS emulator so that it runs Java functions on this machine's JDK instead of in containers.

It replaces or calls seven private things of ministack 1.5.33, each named below; where one is missing, it says so and stops.

- A function of a java runtime runs as one of `provided.al2023` does: natively, through the emulator's Runtime API, by a
  bootstrap script that is put beside the function's jars.
- CloudFront reaches an API of the emulator's own, which real CloudFront would find in the DNS.
- The path /health is the product's; the emulator has two more of its own.
- On SIGUSR1 every function's process ends, so that the next request starts one anew.
- A batch of a table's stream names its shard and window, as Lambda does for a mapping with a tumbling window.
"""

import os
import re
import signal
import sys
import threading

try:
    import ministack.core.lambda_runtime as runtime
    import ministack.services.cloudfront as cloudfront
    import ministack.services.lambda_svc as functions
except ImportError as missing:
    sys.exit(f"the emulator is not installed as pinned: {missing}")

BOOTSTRAP = """#!/bin/sh
exec {java} --enable-native-access=ALL-UNNAMED -Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \\
  -Djavax.net.ssl.trustStore={trust} -Djavax.net.ssl.trustStorePassword=changeit \\
  -cp "$LAMBDA_TASK_ROOT:$LAMBDA_TASK_ROOT/lib/*:{runtime}/*" com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
""".format(java=os.environ["DOCKET_JAVA"], trust=os.environ["DOCKET_TRUST"], runtime=os.environ["DOCKET_RUNTIME"])

START_SECONDS = 60.0
SHARD = "shardId-00000001764000000000-rehearsal"


def private(module, name):
    if not hasattr(module, name):
        sys.exit(f"this emulator has no {module.__name__}.{name}: it is not the pinned version")
    return getattr(module, name)


unpack = private(functions, "_provided_runtime_code_dir")
run_in_container = private(functions, "_execute_function_docker")
run_natively = private(functions, "_execute_function_provided_warm")
worker_class = private(runtime, "_worker_class_for")
private(runtime, "_PROVIDED_INIT_TIMEOUT")
end_all_workers = private(runtime, "reset")
dial = private(cloudfront, "_origin_connect_target")


def is_java(configuration):
    return str(configuration.get("Runtime", "")).startswith("java")


def unpack_with_bootstrap(code):
    folder = unpack(code)
    script = os.path.join(folder, "bootstrap")
    if not os.path.exists(script):
        with open(script + ".new", "w") as out:
            out.write(BOOTSTRAP)
        os.chmod(script + ".new", 0o755)
        os.replace(script + ".new", script)
    return folder


def run(function, event, request):
    if not is_java(function.get("config") or function):
        return run_in_container(function, event, request)
    records = event.get("Records") if isinstance(event, dict) else None
    if records and records[0].get("eventSource") == "aws:dynamodb":
        event = {**event, "shardId": SHARD, "window": {}, "state": {}, "isFinalInvokeForWindow": False}
    return run_natively(function, event, request)


def connect(origin, is_https):
    if re.match(r"[a-z0-9]+\.execute-api\.", origin["domain_name"]):
        origin["domain_name"] = origin["domain_name"].split(".")[0] + ".execute-api.localhost"
        return "127.0.0.1", int(os.environ["GATEWAY_PORT"]), True
    return dial(origin, is_https)


functions._provided_runtime_code_dir = unpack_with_bootstrap
functions._execute_function_docker = run
runtime._worker_class_for = lambda configuration: (
    runtime.ProvidedWorker if is_java(configuration) else worker_class(configuration))
runtime._PROVIDED_INIT_TIMEOUT = START_SECONDS
cloudfront._origin_connect_target = connect

signal.signal(signal.SIGUSR1, lambda *_: threading.Thread(target=end_all_workers).start())

import ministack.app as emulator  # noqa: E402  the emulator reads its modules as they are now

emulator._HEALTH_PATHS = tuple(path for path in private(emulator, "_HEALTH_PATHS") if path != "/health")
emulator.main()
