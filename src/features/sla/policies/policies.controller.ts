import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm } from '../../../platform/http/input';
import { keepsTheirs, merging, versionOf, withoutTheirs } from '../../../platform/http/merge-page';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { policyForm } from './policies.schema';
import {
  createPolicy,
  findPolicy,
  type Policy,
  policies,
  type Saved,
  updatePolicy,
} from './policies.service';
import type { PolicyInput } from './policies.types';
import { listView } from './policies.view';
import { type Choices, conditionChoices, policyFormView } from './policies-form.view';
import { formValues, mergeFields, policyMerge } from './policies-merge.view';
import { type Preview, previewPolicy } from './preview.service';
import { previewView } from './preview.view';
import { addStandard } from './standard.service';

const LIST = '/admin/sla';

export async function policiesPage(req: Request, res: Response): Promise<void> {
  page(res, 'sla/list', await listView(req));
}

export async function newPolicyPage(req: Request, res: Response): Promise<void> {
  await showForm(req, res, null, blankForm(formValues(policies.defaults as PolicyInput)));
}

export async function createSlaPolicy(req: Request, res: Response): Promise<void> {
  if (asksForPreview(req)) return showPreview(req, res, null);
  await submitted(
    req,
    async () => {
      const { policy } = await createPolicy(ctxOf(req), parseForm(policyForm, req));
      // A form that is sent again is answered alike: the list leads to the run.
      done(res, LIST, 'sla.flash.created', { name: policy.name });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editPolicyPage(req: Request, res: Response): Promise<void> {
  const policy = await findPolicy(ctxOf(req), idParam(req));
  await showForm(req, res, policy, blankForm(formValues(policy)));
}

export async function updateSlaPolicy(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const policy = await findPolicy(ctx, idParam(req));
  if (asksForPreview(req)) return showPreview(req, res, policy);
  const choices = await conditionChoices(req, policy);
  const act = async () => {
    const patch = withoutTheirs(req, parseForm(policyForm, req), mergeFields(req, choices));
    await onward(res, await updatePolicy(ctx, policy.id, patch, versionOf(req)), 'sla.flash.saved');
  };
  await merging(
    req,
    () => submitted(req, act, (form) => showForm(req, res, policy, form)),
    () => policyMerge(req, policy, choices),
  );
}

/** The button of an empty list: what every new desk begins with. Where there is a policy by now, nothing is added. */
export async function addStandardSla(req: Request, res: Response): Promise<void> {
  const saved = await addStandard(ctxOf(req));
  if (saved) onward(res, saved, 'sla.flash.standard');
  else done(res, LIST, 'sla.flash.no_standard');
}

/** Where a change makes the desk reckon tickets anew, people see how far that is. */
function onward(res: Response, { policy, run }: Saved, flash: string): void {
  done(res, run ? `/admin/batches/${run}` : LIST, flash, { name: policy.name });
}

/** The button beside the one that saves. */
const asksForPreview = (req: Request): boolean => req.body?.step === 'preview';

/** What is typed is shown again with what it would do; what is wrong with it is said as when it is saved. */
async function showPreview(req: Request, res: Response, policy: Policy | null): Promise<void> {
  const act = async () => {
    const preview = await previewPolicy(ctxOf(req), policy?.id ?? null, parseForm(policyForm, req));
    await showForm(req, res, policy, blankForm(req.body), preview);
  };
  await submitted(req, act, (form) => showForm(req, res, policy, form));
}

async function showForm(
  req: Request,
  res: Response,
  policy: Policy | null,
  form: FormState,
  preview: Preview | null = null,
): Promise<void> {
  const choices: Choices = await conditionChoices(req, policy);
  // Where somebody chose what the others made, that is what the form goes on with.
  const theirs = policy ? Object.entries(formValues(policy)).filter(([name]) => keepsTheirs(req, name)) : [];
  const values = { version: policy?.version, ...form.values, ...Object.fromEntries(theirs) };
  const view = policyFormView(req, { policy, form: { ...form, values }, choices });
  page(res, 'sla/edit', { ...view, preview: preview && previewView(req, preview) }, form.status);
}
