/** Of a mail that SNS sends: printable ASCII on one line (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html). */
const MAX_CHARACTERS = 100;

/** "Must be ASCII text that begins with a letter, number, or punctuation mark; must not include line breaks or control characters." */
export function subjectOf(text: string): string {
  const ascii = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^ -~]/g, '?')
    .trim();
  return (ascii || 'Glet').slice(0, MAX_CHARACTERS);
}
