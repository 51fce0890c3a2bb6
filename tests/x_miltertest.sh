#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The protocol spoken by miltertest, a client that is not ours.
top=${top_srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
for tool in miltertest python3; do
	command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 77; }
done
exec python3 - "$top/tests" <<'EOF'
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from milter_client import Daemon, free_port

port = free_port()
d = Daemon(inet=port)
try:
    d.start()
    p = subprocess.run(['miltertest', '-s',
                        sys.argv[1] + '/x_miltertest.lua', '-D',
                        'socket=inet:%d@127.0.0.1' % port], timeout=300)
    if p.returncode:
        print(d.logged())
finally:
    d.remove()
sys.exit(p.returncode != 0)
EOF
