import { categories, createCategory } from '../../src/features/categories';
import { departments } from '../../src/features/departments';
import { createField, updateField } from '../../src/features/fields';
import { createOrganization, organizations } from '../../src/features/organizations';
import { previewPolicy } from '../../src/features/sla/policies/preview.service';
import { changeTicket, createTicket } from '../../src/features/tickets';
import { words } from '../desk/ticket.support';
import type { Browser } from '../support/browser';
import { idIn, makePolicy, policyForm, policyNamed, revision } from './policies.support';
import { admin, app, asAdmin, calendarId, LIST } from './policies-pages.support';

describe('what a condition names and is removed', () => {
  /** A policy that names one thing of each kind, and the way each of them goes. */
  async function brokenPolicy() {
    const ctx = await asAdmin();
    const department = await departments.create(ctx, { name: 'Passing' });
    const company = await createOrganization(ctx, { name: 'Passing' });
    const it = await idIn(app, 'departments', 'name', 'IT');
    const category = await createCategory(ctx, { nameEs: 'Pasajera', nameEn: 'Passing', departmentId: it });
    const option = (value: string) => ({ value, labelEs: value, labelEn: value });
    const field = await createField(ctx, {
      ...{
        key: 'tool',
        labelEs: 'Herramienta',
        labelEn: 'Tool',
        kind: 'select',
        options: [option('saw'), option('axe')],
      },
    });
    const made = await makePolicy(app, {
      ...{ name: 'One', calendarId, departmentIds: [department.id, it], organizationIds: [company.id] },
      ...{ categoryIds: [category.id], fieldValues: { tool: ['axe', 'saw'] } },
    });
    const goes = async () => {
      await departments.remove(ctx, department.id);
      await organizations.remove(ctx, company.id);
      await categories.remove(ctx, category.id);
      await updateField(ctx, field.id, { options: [option('saw')] });
    };
    return { id: made.id, it, goes };
  }

  // zammad/zammad#2717: removing what a policy names broke the page of all policies.
  test('stays, and is shown to be broken on the list, on the form, and among what needs attention', async () => {
    const { id, it, goes } = await brokenPolicy();
    expect(words(await admin.get('/admin'), 'main')).not.toContain('broken condition');
    await goes();
    expect(words(await admin.get(LIST), '#policies .badge')).toContain('Broken condition');
    const form = await admin.get(`${LIST}/${id}`);
    expect(words(form, 'main > .notice')).toContain('broken condition');
    const gone = form.html
      .querySelectorAll('.condition label')
      .filter(({ text }) => /no longer there/i.test(text));
    expect(gone.length).toBe(4);
    const attention = await admin.get('/admin');
    expect(words(attention, 'main')).toContain('An SLA policy has a broken condition');
    expect(attention.html.querySelector(`main a[href="${LIST}/${id}"]`)).not.toBeNull();
    // Saved as it stands it stays as it is; without what is gone it is whole again.
    const kept = policyForm(calendarId, { ...sentOf(form.html), version: '1', p1Resolution: '5 h' });
    expect((await admin.post(`${LIST}/${id}`, kept)).location).toBe(LIST);
    expect((await policyNamed(app, 'One')).departmentIds).toHaveLength(2);
    const whole = {
      ...kept,
      version: '2',
      departmentIds: it,
      organizationIds: '',
      categoryIds: '',
      fieldValues: 'tool=saw',
    };
    expect((await admin.post(`${LIST}/${id}`, whole)).location).toBe(LIST);
    expect(words(await admin.get(LIST), '#policies .badge')).not.toContain('Broken');
    expect(words(await admin.get('/admin'), 'main')).not.toContain('broken condition');
  });

  test('fits nothing: neither a choice that a ticket still has, nor a box that nobody can tick', async () => {
    const ctx = await asAdmin();
    const option = (value: string) => ({ value, labelEs: value, labelEn: value });
    const shared = { labelEs: 'X', labelEn: 'X' };
    const tool = await createField(ctx, {
      ...{ key: 'tool', ...shared, kind: 'select', options: [option('saw'), option('axe')] },
    });
    const box = await createField(ctx, { key: 'box', ...shared, kind: 'checkbox' });
    const byTool = await makePolicy(app, { name: 'Axes', calendarId, fieldValues: { tool: ['axe'] } });
    const byBox = await makePolicy(app, { name: 'Boxes', calendarId, fieldValues: { box: ['false'] } });
    const filing = { subject: 'Broken', description: 'It is.' };
    const requesterId = await idIn(app, 'users', 'email', 'customer@demo.test');
    const asked = { ...filing, requesterId };
    const withAxe = await createTicket(ctx, { ...asked, fields: { tool: 'axe', box: true } });
    const plain = await createTicket(ctx, asked);
    expect([withAxe.slaPolicyId, plain.slaPolicyId]).toEqual([byTool.id, byBox.id]);

    const begun = await revision(app);
    await updateField(ctx, tool.id, { options: [option('saw')] });
    expect(await revision(app)).not.toBe(begun);
    expect(
      (await changeTicket(ctx, withAxe.id, { subject: 'No axe', priority: 'P1' })).slaPolicyId,
    ).toBeNull();
    await app.system.db('ticketFields').where({ id: box.id }).del();
    await updateField(ctx, tool.id, { options: [option('saw'), option('hoe')] });
    expect((await changeTicket(ctx, plain.id, { priority: 'P1' })).slaPolicyId).toBeNull();
    const { counts } = await previewPolicy(ctx, byBox.id, byBox);
    expect(counts).toMatchObject({ matching: 0, lost: 0 });

    await updateField(ctx, tool.id, { options: [option('saw'), option('axe')] });
    expect((await changeTicket(ctx, withAxe.id, { priority: 'P2' })).slaPolicyId).toBe(byTool.id);
  });

  test('is told before it goes, and is in nobody’s way', async () => {
    await brokenPolicy();
    const department = await idIn(app, 'departments', 'name', 'Passing');
    const page = await admin.get(`/admin/departments/${department}/removal`);
    expect(words(page, 'main')).toContain('1 SLA condition, which will fit nothing any more');
    expect((await admin.post(`/admin/departments/${department}/removal`)).location).toBe(
      '/admin/departments',
    );
  });

  function sentOf(html: Awaited<ReturnType<Browser['get']>>['html']) {
    const ticked = (name: string) =>
      html.querySelectorAll(`[name="${name}"][checked]`).map((box) => box.getAttribute('value') ?? '');
    const lists = ['departmentIds', 'organizationIds', 'categoryIds', 'fieldValues'];
    return { name: 'One', ...Object.fromEntries(lists.map((name) => [name, ticked(name)])) };
  }
});
