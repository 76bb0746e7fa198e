import { illustration, lineHeight, type Pdf, paragraph, type TextStyle } from '../../../platform/pdf';
import type { PaperLook } from './look.types';
import type { PaperFile } from './paper.types';

const GAP = 6;

type Shown = Omit<PaperFile, 'isPicture'> & { picture: object | null };

/** Of a file as its ticket's page shows it. */
export const paperFile = ({ id, name, size, picture }: Shown): PaperFile => ({
  id,
  name,
  size,
  isPicture: picture !== null,
});

/** The pictures among files with their names, and the names of the others. */
export async function drawFiles(
  pdf: Pdf,
  files: PaperFile[],
  { t, list, pictureOf }: PaperLook,
  style: TextStyle,
): Promise<void> {
  const others: PaperFile[] = [];
  for (const file of files) {
    const bytes = file.isPicture ? await pictureOf(file.id) : null;
    pdf.y += GAP;
    if (bytes && illustration(pdf, file.name, bytes, lineHeight(style) + GAP))
      await paragraph(pdf, named(file), style, { role: 'Caption' });
    else {
      pdf.y -= GAP;
      others.push(file);
    }
  }
  if (others.length === 0) return;
  pdf.y += GAP;
  await paragraph(pdf, t('ticket.paper.files', { files: list(others.map(named)) }), style);
}

const named = ({ name, size }: PaperFile): string => `${name} (${size})`;
