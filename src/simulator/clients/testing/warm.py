"""Runs a Python program that is slow to start, each time in a fork of one that has started already.

    warm.py aws|python

A child has its own memory, so a call sees nothing of the calls before it. Reads a line of JSON for
each call, its arguments, and writes one when it has ended, {"code": 0, "stdout": "", "stderr": ""}.
The one argument of a call of Python is the text of a program.
"""

import json
import os
import sys
import tempfile
import traceback


def warm_aws():
    """Imports what a call of the AWS CLI needs, by preparing one that is not made."""
    from awscli.clidriver import create_clidriver

    create_clidriver().session.create_client("kinesis")


def warm_python():
    import boto3

    for service in ("kinesis", "cloudwatch"):
        boto3.client(service)


def run_aws(words):
    import awscli.clidriver

    sys.argv = ["aws", *words]
    sys.exit(awscli.clidriver.main())


def run_python(words):
    exec(compile(words[0], "<string>", "exec"), {"__name__": "__main__"})


PROGRAMS = {"aws": (warm_aws, run_aws), "python": (warm_python, run_python)}


def child(run, words, out, errors):
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(errors.fileno(), 2)
    code = 1
    try:
        run(words)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    # Nothing that the parent registered for its own end may run here.
    os._exit(code)


def main():
    warm, run = PROGRAMS[sys.argv[1]]
    warm()
    for line in sys.stdin:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            pid = os.fork()
            if pid == 0:
                child(run, json.loads(line), out, errors)
            ended = {"code": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}
            for name, file in (("stdout", out), ("stderr", errors)):
                file.seek(0)
                ended[name] = file.read().decode("utf-8", "replace")
        print(json.dumps(ended), flush=True)


main()
