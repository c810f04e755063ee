"""The emulated AWS: started, deployed to, and ended again, with everything it started."""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
import ssl

ACCOUNT = "000000000000"
REGION = "eu-central-1"
PORT = 4566
ADDRESS = f"https://127.0.0.1:{PORT}"
RESTART_SECONDS = 1
HEALTH_SECONDS = 60
END_SECONDS = 15


class Impossible(Exception):
    """Why this machine cannot rehearse."""


class Machine:
    """
    root: the checkout; work: a folder that may be emptied; java: a JDK's home.
    """

    def __init__(self, root, work, java):
        self.root = pathlib.Path(root)
        self.work = pathlib.Path(work)
        self.java = pathlib.Path(java)
        self._process = None
        self.log = self.work / "emulator.log"

    def __enter__(self):
        self._check()
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self._runtime_client()
        self._start()  # makes the certificate
        self._stop()
        self._trust()
        self._start()
        return self

    def __exit__(self, *_):
        self._stop()

    def _check(self):
        for tool in ("openssl", "mvn", "npx"):
            if shutil.which(tool) is None:
                raise Impossible(f"{tool} is missing")
        for port in (PORT, 443):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError as taken:
                    raise Impossible(f"port {port} is not free to use: {taken.strerror}") from taken

    @property
    def certificate(self):
        return self.work / "tmp" / "ministack-tls" / "server.crt"

    def environment(self):
        """What a client of the emulator needs, and nothing of the caller's own account."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "MAVEN_OPTS") if name in os.environ}
        return {
            **kept,
            "JAVA_HOME": str(self.java),
            "AWS_ENDPOINT_URL": ADDRESS,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_CA_BUNDLE": str(self.certificate),
            "NODE_EXTRA_CA_CERTS": str(self.certificate),
            "SSL_CERT_FILE": str(self.certificate),
            "CDK_DISABLE_CLI_TELEMETRY": "true",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def _runtime_client(self):
        self.runtime = self.work / "runtime"
        subprocess.run(
            ["mvn", "-q", "-B", "-ntp", "-f", str(self.root / "rehearsal" / "pom.xml"),
             "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
             f"-DoutputDirectory={self.runtime}"],
            check=True, env={**os.environ, "JAVA_HOME": str(self.java)}, stdout=subprocess.DEVNULL)

    def _start(self):
        temporary = self.work / "tmp"
        temporary.mkdir(exist_ok=True)
        environment = {
            **self.environment(),
            "AUTH": "true",
            "USE_SSL": "1",
            "GATEWAY_PORT": str(PORT),
            "BIND_HOST": "127.0.0.1",
            "SFTP_ENABLED": "0",
            "IOT_MTLS_ENABLED": "0",
            "TMPDIR": str(temporary),
            "DOCKET_JAVA": str(self.java / "bin" / "java"),
            "DOCKET_TRUST": str(self.work / "trust.p12"),
            "DOCKET_RUNTIME": str(self.runtime),
        }
        if not self.certificate.exists():
            for name in ("AWS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"):
                environment.pop(name)
        with open(self.log, "ab") as out:
            self._process = subprocess.Popen(
                [shutil.which("python3", path=str(pathlib.Path(os.sys.executable).parent)) or os.sys.executable,
                 str(self.root / "rehearsal" / "emulator.py")],
                env=environment, stdout=out, stderr=out, start_new_session=True, cwd=self.work)
        self._wait_until_healthy()

    def _wait_until_healthy(self):
        unchecked = ssl.create_default_context()
        unchecked.check_hostname = False
        unchecked.verify_mode = ssl.CERT_NONE
        end = time.monotonic() + HEALTH_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise Impossible(f"the emulator ended at once; see {self.log}")
            try:
                urllib.request.urlopen(f"{ADDRESS}/_ministack/health", context=unchecked, timeout=2).read()
                return
            except OSError:
                time.sleep(0.2)
        raise Impossible(f"the emulator is not healthy after {HEALTH_SECONDS} s; see {self.log}")

    def restart_functions(self):
        """Ends the functions' processes: what they read when they start, they read again."""
        os.kill(self._process.pid, signal.SIGUSR1)
        time.sleep(RESTART_SECONDS)

    def _stop(self):
        """The emulator starts processes of its own; none of them may outlive it."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):  # gone already, or it hangs
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(END_SECONDS)
        with contextlib.suppress(ProcessLookupError):  # nothing of it is left
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def _trust(self):
        subprocess.run(
            [str(self.java / "bin" / "keytool"), "-importcert", "-noprompt", "-alias", "emulator", "-file",
             str(self.certificate), "-keystore", str(self.work / "trust.p12"), "-storetype", "PKCS12", "-storepass",
             "changeit"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def cdk(self, *arguments, seconds):
        """Runs the CDK's command line; its whole output is in cdk.log."""
        with open(self.work / "cdk.log", "ab") as out:
            subprocess.run(
                ["timeout", "-k", "10", str(seconds), "npx", "cdk", *arguments, "--no-notices"],
                check=True, cwd=self.root, env=self.environment(), stdout=out, stderr=out, stdin=subprocess.DEVNULL)

    def outputs(self):
        (stack,) = json.loads((self.work / "outputs.json").read_text()).values()
        return stack
