import type { conflictModel } from './conflicts.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'desk/conflict': ReturnType<typeof conflictModel>;
  }
}
