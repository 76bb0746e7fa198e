import PostalMime from 'postal-mime';
import { textOfHtml } from './html';

/** Parts within parts that are followed. */
const DEEPEST = 30;

/** Who wrote to whom, the subject and the message of a mail; what is attached to it is not read. */
export async function textOfMail(bytes: Buffer): Promise<string> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST });
  const people = [mail.from, ...(mail.to ?? []), ...(mail.cc ?? [])];
  const named = people.map((person) => [person?.name, person?.address].filter(Boolean).join(' '));
  const body = mail.text ?? textOfHtml(mail.html ?? '');
  return [mail.subject, ...named, body].filter(Boolean).join('\n');
}
