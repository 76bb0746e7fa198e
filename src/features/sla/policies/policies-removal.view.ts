import { ctxOf } from '../../../platform/http/input';
import { listPages, nameColumn } from '../../../platform/http/list-pages';
import { namedOptions } from '../../../platform/http/options';
import { policyForm } from './policies.schema';
import { policies, policyNames } from './policies.service';

/** What policies have in common with every list: removal, deactivation, order. Table and form are their own. */
export const removalPages = listPages(policies, {
  path: '/admin/sla',
  texts: 'sla',
  icon: 'timer',
  form: policyForm,
  fields: () => [],
  columns: [nameColumn()],
  others: async (req) => namedOptions(await policyNames(ctxOf(req))),
  detach: { moveTo: 'sla.removal.move_to', none: 'sla.removal.none' },
  deactivation: 'sla.removal.deactivation',
});
