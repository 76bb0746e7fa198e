import type { Ctx } from '../../../platform/ctx';
import type { AdminDeclaration, Finding } from '../../../platform/http/administration';
import { unusableTemplates } from './templates.service';
import { PATH, pathOf } from './templates.view';

export const templatesAdmin: AdminDeclaration = {
  pages: [
    {
      path: PATH,
      group: 'channels',
      access: 'administrator',
      icon: 'file-text',
      name: 'templates.title',
      text: 'templates.subtitle',
      words: 'templates.words',
    },
  ],
  attention: [unusable],
};

/** Changed words that messages go out without: nothing is lost, but somebody meant them. */
async function unusable(ctx: Ctx): Promise<Finding[]> {
  const found = await unusableTemplates(ctx);
  const [first] = found;
  if (!first) return [];
  return [
    {
      tone: 'error',
      title: 'templates.attention',
      text: 'templates.attention_text',
      action: 'templates.attention_action',
      params: { count: found.length },
      href: pathOf(first.template, first.locale),
    },
  ];
}
