import type { FreeSheet, SheetCell } from '../../../platform/xlsx';
import type { Report } from '../report.types';
import type { Look } from '../words.types';

/** The last sheet: what was asked for, by whom and when, and what the figures mean. */
export function aboutSheet({ parameters, definitions, period }: Report, look: Look): FreeSheet {
  const { t } = look.words;
  const heading = (text: string): SheetCell[] => [{ value: text, role: 'heading' }];
  const pair = (label: string, value: string): SheetCell[] => [
    { value: label, role: 'strong' },
    { value, role: 'wrapped' },
  ];
  return {
    name: t('reports.file.about'),
    widths: [34, 100],
    rows: [
      heading(t('reports.file.parameters')),
      ...parameters.map(({ label, text }) => pair(label, text)),
      ...(period.isRunning ? [pair('', t('reports.running'))] : []),
      pair(t('reports.file.made_by'), `${look.madeBy} · ${look.desk.name}`),
      [
        { value: `${t('reports.file.made_at')} (${look.timeZone})`, role: 'strong' },
        { value: look.madeAt, kind: 'moment', role: 'wrapped' },
      ],
      [],
      heading(t('reports.file.definitions')),
      ...definitions.map(({ term, text }) => pair(term, text)),
    ],
  };
}
