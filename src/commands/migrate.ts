import { onDesk, runCommand } from './open';

runCommand(() =>
  onDesk(async () => {
    process.stdout.write('The database is at the newest version.\n');
  }),
);
