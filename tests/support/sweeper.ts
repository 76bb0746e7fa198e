import { spawn } from 'node:child_process';

export interface Sweeper {
  /** Adds a process, with its group, to those that must not outlive us. */
  watch(pid: number | undefined): void;
  /** To be called when everything was ended in good order. */
  dismiss(): void;
}

/** Reads numbers of processes until its input closes, which it does however its parent ends. */
const SCRIPT = `
while read -r line; do
  [ "$line" = done ] && exit 0
  groups="$groups -$line"
done
for group in $groups; do kill -s KILL -- "$group" 2>/dev/null; done
rm -rf "$0" 2>/dev/null || { sleep 1; rm -rf "$0"; }
`;

/** Ends the watched processes and removes the folder when this process is killed without a chance to do it. */
export function startSweeper(folder: string): Sweeper {
  const child = spawn('/bin/sh', ['-c', SCRIPT, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  return {
    watch: (pid) => {
      if (pid) child.stdin.write(`${pid}\n`);
    },
    dismiss: () => {
      child.stdin.end('done\n');
    },
  };
}
