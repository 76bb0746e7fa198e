import type { Request, Response } from 'express';
import { z } from 'zod';
import { choice } from '../../../platform/http/fields';
import { ctxOf, idParam, parseForm } from '../../../platform/http/input';
import { keepsTheirs, merging, versionOf, withoutTheirs } from '../../../platform/http/merge-page';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { changePolicy, placePolicy } from './changes.service';
import { policyForm } from './policies.schema';
import { createPolicy, findPolicy, type Policy, policies } from './policies.service';
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
      const { name } = await createPolicy(ctxOf(req), parseForm(policyForm, req));
      done(res, LIST, 'sla.flash.created', { name });
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
    const { policy: saved, moved } = await changePolicy(ctx, policy.id, patch, versionOf(req));
    done(res, LIST, 'sla.flash.saved', { name: saved.name, count: moved });
  };
  await merging(
    req,
    () => submitted(req, act, (form) => showForm(req, res, policy, form)),
    () => policyMerge(req, policy, choices),
  );
}

/** The button of an empty list: what every new desk begins with. Where there is a policy by now, nothing is added. */
export async function addStandardSla(req: Request, res: Response): Promise<void> {
  const added = await addStandard(ctxOf(req));
  if (added) done(res, LIST, 'sla.flash.standard', { name: added.name });
  else done(res, LIST, 'sla.flash.no_standard');
}

/** The page of a removal offers it. */
export async function deactivateSlaPolicy(req: Request, res: Response): Promise<void> {
  const { policy, moved } = await changePolicy(ctxOf(req), idParam(req), { isActive: false });
  done(res, LIST, 'sla.flash.saved', { name: policy.name, count: moved });
}

const placeForm = z.object({ direction: choice(['up', 'down']) });

export async function placeSlaPolicy(req: Request, res: Response): Promise<void> {
  const { direction } = parseForm(placeForm, req);
  const { policy, moved } = await placePolicy(ctxOf(req), idParam(req), direction);
  done(res, `${LIST}#sla_policy-${policy.id}`, 'sla.flash.placed', { count: moved });
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
