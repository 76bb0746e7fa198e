import { join } from 'node:path';
import { removeStaleBuild } from '../platform/stale-build';

// The last step of `npm run build`, from where it was built to.
removeStaleBuild(join(__dirname, '..', '..', '..'));
