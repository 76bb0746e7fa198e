import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanned } from '../../src/features/canned';
import { createCategory } from '../../src/features/categories';
import { createDepartment } from '../../src/features/departments';
import { createField, FIELD_KINDS, type FieldKind } from '../../src/features/fields';
import { publishAnnouncement } from '../../src/features/notifications/announcements/announcements.service';
import { createOrganization } from '../../src/features/organizations';
import { changeSettings } from '../../src/features/settings';
import { createSkill } from '../../src/features/skills';
import {
  changeTicket,
  createTicket,
  followTicket,
  reply,
  type StoredUpload,
  storeUploads,
  takeTicket,
} from '../../src/features/tickets';
import { actorOf, createUser, findUserByEmail, updateUser } from '../../src/features/users';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import type { System } from '../../src/platform/system';

// Text that people may store and that is hard to lay out: as long as fields allow, without spaces, from right to left.

/** So many letters without a place to break. */
export const word = (letters: number): string =>
  'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(8).slice(0, letters);
const EMOJI = '👩‍👩‍👧‍👦🧑🏽‍💻🏳️‍🌈';
const ARABIC = 'طلب إعادة تعيين كلمة المرور للحساب المشترك في قسم المحاسبة';
const ADDRESS = `https://example.com/${word(280)}`;

const BODY = [
  `${word(300)}`,
  `${ARABIC} ${EMOJI.repeat(12)}`,
  `[${ADDRESS}](${ADDRESS}) ${ADDRESS}`,
  `\`${word(300)}\``,
  `\`\`\`\n${word(300)} ${word(80)}\n\`\`\``,
  `> ${word(300)}`,
  `- ${word(300)}\n  - ${word(200)}\n    - ${word(200)}`,
  `| ${word(120)} | B | C |\n|---|---|---|\n| ${word(120)} | ${word(120)} | ${word(60)} |`,
].join('\n\n');

/** Adds to the demo: names as long as they may be for everybody and everything, and tickets in which nothing fits. */
export async function fillHostile(system: System): Promise<void> {
  const files = await storedFiles(systemCtx(system));
  await inTx(systemCtx(system), async (tx) => {
    const as = async (email: string): Promise<Ctx> => ({
      ...tx,
      channel: 'web',
      actor: await actor(tx, email),
    });
    const admin = await as('admin@demo.test');
    const places = await makeLists(admin);
    await renamePeople(admin, places);
    const [customer, technician] = [await as('customer@demo.test'), await as('technician@demo.test')];
    const asked = { ...places.ticket, uploads: files.splice(0, 2) };
    // As many as fill a page of the queue.
    const others = Array.from({ length: 10 }, (_, n) => `${n} ${word(150)}`);
    for (const subject of [...others, `${EMOJI.repeat(8)} ${ARABIC}`, `${word(90)} ${word(90)}`, ARABIC]) {
      await createTicket(customer, { ...asked, subject, description: subject, uploads: [] });
    }
    const ticket = await createTicket(customer, { ...asked, subject: word(200), description: BODY });
    await takeTicket(technician, ticket.id);
    await followTicket(admin, ticket.id, true);
    await changeTicket(technician, ticket.id, {
      tags: [word(40), ...Array.from({ length: 9 }, (_, n) => `${n}${word(36)}`), 'شبكة', EMOJI],
      participantIds: places.people,
      subject: `${word(199)}!`,
    });
    await reply(technician, ticket.id, { body: BODY, visibility: 'public', uploads: files.splice(0, 1) });
    await reply(admin, ticket.id, { body: BODY, visibility: 'internal', uploads: files.splice(0, 1) });
    await reply(customer, ticket.id, { body: word(300), visibility: 'public' });
    const inArabic = { titleEn: ARABIC, bodyEn: BODY };
    await publishAnnouncement(admin, { titleEs: word(120), bodyEs: BODY, ...inArabic, audience: 'everyone' });
  });
}

const actor = async (ctx: Ctx, email: string) => actorOf(ctx, (await findUserByEmail(ctx, email))?.id ?? '');

interface Places {
  departmentId: string;
  organizationId: string;
  skillIds: string[];
  people: string[];
  ticket: { categoryId: string; fields: Record<string, unknown> };
}

async function makeLists(ctx: Ctx): Promise<Places> {
  await createDepartment(ctx, { name: ARABIC, email: null });
  const { id: departmentId } = await createDepartment(ctx, {
    name: word(80),
    email: `${word(60).toLowerCase().replace('ä', 'a')}@example.com`,
  });
  const { id: organizationId } = await createOrganization(ctx, {
    ...{ name: word(120), domains: [`${'x'.repeat(60)}.example.com`], note: word(300) },
    ...{ sharesTickets: true, isActive: true },
  });
  const skillIds = [];
  for (const name of [EMOJI, `${word(28)} ${word(28)}`, word(60)])
    skillIds.push((await createSkill(ctx, { name })).id);
  const category = await categories(ctx, departmentId, skillIds);
  const fields = await customFields(ctx);
  await createCanned(ctx, { title: word(120), body: BODY, locale: 'es', departmentId, isActive: true });
  await changeSettings(ctx, { name: word(60), techniciansSeeAll: true });
  const people: string[] = [];
  for (const name of [word(120), ARABIC, `${EMOJI} ${word(50)} ${word(50)}`]) {
    const email: string = `${'y'.repeat(60)}${people.length}@${'z'.repeat(60)}.example.com`;
    people.push((await createUser(ctx, { name, email, role: 'customer', organizationId })).id);
  }
  return { departmentId, organizationId, skillIds, people, ticket: { categoryId: category, fields } };
}

/** As deep as they go. */
async function categories(ctx: Ctx, departmentId: string, skillIds: string[]): Promise<string> {
  let parentId: string | null = null;
  for (const [position, letters] of [80, 80].entries()) {
    const name = `${position}${word(letters - 1)}`;
    const made: { id: string } = await createCategory(ctx, {
      ...{ nameEs: name, nameEn: name, skillIds, position },
      ...(parentId ? { parentId } : { departmentId }),
    });
    parentId = made.id;
  }
  return parentId ?? '';
}

/** One of each kind, filled in. */
const FIELDS: Record<FieldKind, unknown> = {
  text: word(300),
  textarea: `${word(300)}\n${ARABIC}`,
  number: 123456789012345,
  date: '2026-02-28',
  checkbox: true,
  select: 'a',
  multiselect: ['a', 'b'],
  tree: 'b',
  address: ADDRESS,
};

async function customFields(ctx: Ctx): Promise<Record<string, unknown>> {
  const label = (letter: string) => ({ labelEs: `${letter}${word(100)}`, labelEn: `${letter}${word(100)}` });
  const flat = ['a', 'b'].map((value) => ({ value, ...label(value) }));
  for (const kind of FIELD_KINDS) {
    const tree =
      kind === 'tree' ? flat.map((one) => (one.value === 'b' ? { ...one, parent: 'a' } : one)) : flat;
    const names = { key: `hostile_${kind}`, labelEs: `${word(60)} ${kind}`, labelEn: `${word(60)} ${kind}` };
    const options = ['select', 'multiselect', 'tree'].includes(kind) ? tree : [];
    await createField(ctx, { ...names, kind, options, customerAccess: 'edit' });
  }
  return Object.fromEntries(FIELD_KINDS.map((kind) => [`hostile_${kind}`, FIELDS[kind]]));
}

async function renamePeople(ctx: Ctx, { departmentId, organizationId, skillIds }: Places): Promise<void> {
  const names = {
    'customer@demo.test': word(120),
    'technician@demo.test': `María de los Ángeles ${word(90)}`,
    'technician2@demo.test': ARABIC,
    'admin@demo.test': `${word(60)} ${word(50)}`,
  };
  for (const [email, name] of Object.entries(names)) {
    const found = await findUserByEmail(ctx, email);
    const isCustomer = email.startsWith('customer');
    await updateUser(ctx, found?.id ?? '', {
      name,
      ...(isCustomer
        ? { organizationId }
        : { departmentIds: [...(found?.departments ?? []).map(({ id }) => id), departmentId], skillIds }),
    });
  }
}

/** Files under names that are hard, to be attached. */
async function storedFiles(ctx: Ctx): Promise<StoredUpload[]> {
  const folder = await mkdtemp(join(tmpdir(), 'servidesk-hostile-'));
  const path = join(folder, 'file');
  await writeFile(path, 'A file.');
  try {
    const names = [
      `${word(180)}.txt`,
      `${ARABIC} ${EMOJI}.txt`,
      `${word(90)} ${word(80)}.txt`,
      `${word(150)}.log`,
    ];
    return await storeUploads(
      ctx,
      names.map((name) => ({ path, name, size: 7 })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
