"""Deploys Docket into an emulated AWS on this machine, uses it, and tries its roles.

Usage: rehearse.py --root CHECKOUT --java JDK [--required] [--no-mutations] [--no-sdk] [--only ROLE,...]

What a green rehearsal says: it deploys, it is wired, it is permitted. What it cannot say stands at its end.
"""

import argparse
import pathlib
import signal
import sys
import time
import traceback

from machine import ACCOUNT, PORT, REGION, Impossible, Machine

RECOVERIES = 12
SHORT_SECONDS = 25  # a scenario that works is done long before

NOT_SHOWN = (
    "latency, cold starts, snapshots and ARM; quotas, throttling and limits of size; eventual consistency; rights of keys "
    "behind services, of pollers and of the API's calls; firewall, certificate, DNS, mail and budget; and every way in "
    "which the emulator is not AWS")


class Rehearsal:
    def __init__(self, options):
        self.options = options
        self.failures = []
        self.times = []

    def step(self, what, action):
        started = time.monotonic()
        try:
            result = action()
        except Exception as error:
            self.failures.append(what)
            self.times.append((what, time.monotonic() - started, "FAILED"))
            print(f"FAIL  {what}\n" + "".join(traceback.format_exception(error)), flush=True)
            return None
        self.times.append((what, time.monotonic() - started, "ok"))
        print(f"ok    {what} ({time.monotonic() - started:.0f} s)", flush=True)
        return result

    def run(self):
        root = pathlib.Path(self.options.root)
        work = root / "target" / "rehearsal"
        with Machine(root, work, self.options.java) as machine:
            self.step("bootstrap", lambda: machine.cdk("bootstrap", f"aws://{ACCOUNT}/{REGION}", seconds=300))
            context = ("-c", "docket:rehearsal=true", "-c", "docket:protect=false")
            deploy = (*context, "--require-approval", "never", "--outputs-file", str(work / "outputs.json"))
            self.step("deploy", lambda: machine.cdk("deploy", "--all", *deploy, seconds=900))
            if not self.failures:
                self.use(machine, root)
                self.step("deploy again", lambda: machine.cdk("deploy", "--all", *deploy, seconds=600))
                self.step("destroy", lambda: machine.cdk("destroy", "--all", "--force", *context, seconds=600))
        self.table()
        return 1 if self.failures else 0

    def use(self, machine, root):
        import os

        os.environ["SSL_CERT_FILE"] = os.environ["REQUESTS_CA_BUNDLE"] = str(machine.certificate)
        import scenarios
        from cloud import Cloud
        from front import Front

        cloud = Cloud(machine.certificate, machine.outputs())
        resources = cloud.client("cloudformation").list_stack_resources(StackName="Docket-prod")
        print(f"      resources: {len(resources['StackResourceSummaries'])} and more", flush=True)
        self.step("upload the site", lambda: upload(cloud, root / "web-static" / "app" / "dist"))
        with Front(cloud.host, PORT, machine.certificate) as front:
            self.step("the site", lambda: scenarios.site(front, cloud))
            owner = self.step("the first person", lambda: scenarios.found(front, cloud, "owner@example.org"))
            if owner is None:
                return
            for word, scenario in scenarios.ROLES.items():
                self.step(f"scenario of {word}", lambda: scenario(owner))
            self.step("failing work", lambda: scenarios.failing_work(cloud, owner))
            if self.options.sdk:
                self.sdk(front, cloud, root)
            self.step("refusals", lambda: self.refusals(cloud))
            if self.options.mutations:
                self.mutations(machine, cloud, owner, scenarios)

    def sdk(self, front, cloud, root):
        """The conformance suite of the official SDK, through the emulated CloudFront."""
        sys.path.insert(0, str(root / "conformance"))
        import product
        import run
        from report import Report

        report = Report()
        for name in run.SUBJECTS:
            def subject(name=name):
                person = product.Person(front.address, f"{name}@example.org", cloud.set_up_token())
                before = len(report.failures)
                run.run(name, front.address, person, report.subject(name))
                if len(report.failures) > before:
                    raise AssertionError(", ".join(report.failures[before:]))
            self.step(f"SDK: {name}", subject)
        print(report.summary(), flush=True)

    def refusals(self, cloud):
        import permissions

        table = permissions.refusals(cloud)
        for word, call, refused in table:
            print(f"      {word:7} {call:40} {'refused' if refused else 'ALLOWED'}", flush=True)
        allowed = [f"{word} {call}" for word, call, refused in table if not refused]
        assert not allowed, f"allowed: {allowed}"

    def mutations(self, machine, cloud, owner, scenarios):
        import permissions

        owner.patience = SHORT_SECONDS
        for word in self.options.only or scenarios.ROLES:
            idle = []
            for action, resource, role, name, whole, less in permissions.mutations(cloud, word):
                argued = permissions.UNJUDGED.get(action) or permissions.argued(word, action, resource)
                if argued:
                    verdict = f"argued: {argued}"
                else:
                    at_start = action in permissions.AT_START
                    cloud.put_policy(role, name, less)
                    if at_start:
                        machine.restart_functions()
                    try:
                        scenarios.ROLES[word](owner)
                        verdict = "NEVER USED"
                        idle.append(f"{action} on {resource}")
                    except Exception as missed:
                        verdict = f"used ({str(missed).splitlines()[0][:90]})"
                    finally:
                        cloud.put_policy(role, name, whole)
                        if at_start:
                            machine.restart_functions()
                    if word == "work":
                        self.recover(owner, scenarios)
                print(f"      {word:7} {action:32} {resource[:60]:60} {verdict}", flush=True)
            self.step(f"mutations of {word}", lambda: check(not idle, f"never used: {idle}"))

    @staticmethod
    def recover(owner, scenarios):
        """Waits until work that failed for want of a right is done or given up, so that it hides nothing."""
        for attempt in range(RECOVERIES):
            try:
                scenarios.ROLES["work"](owner)
                return
            except Exception as missed:
                last = missed
        raise AssertionError(f"work does not recover: {last}")

    def table(self):
        print()
        for what, seconds, verdict in self.times:
            print(f"{verdict:7} {seconds:6.0f} s  {what}")
        print(f"\nNot shown here: {NOT_SHOWN}.")
        print("rehearsal " + (f"FAILED: {self.failures}" if self.failures else "passed"))


def check(holds, problem):
    assert holds, problem


def upload(cloud, folder):
    import mimetypes

    s3 = cloud.client("s3")
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            s3.put_object(Bucket=cloud.outputs["SiteBucket"], Key=str(file.relative_to(folder)),
                          Body=file.read_bytes(), ContentType=kind)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--root", required=True)
    options.add_argument("--java", required=True)
    options.add_argument("--required", action="store_true", help="fail where this machine cannot rehearse")
    options.add_argument("--no-mutations", dest="mutations", action="store_false")
    options.add_argument("--no-sdk", dest="sdk", action="store_false")
    options.add_argument("--only", type=lambda text: text.split(","), help="roles whose rights are taken away")
    options = options.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the emulator is ended too
    try:
        return Rehearsal(options).run()
    except Impossible as why:
        print(f"!!! NOT RUN: the rehearsal. {why}.", file=sys.stderr)
        return 1 if options.required else 0


if __name__ == "__main__":
    sys.exit(main())
