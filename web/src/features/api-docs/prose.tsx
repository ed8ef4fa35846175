/** Plain paragraphs with `code` and *emphasis*: all that the contract's descriptions use. */
export function Prose({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => (
      <p key={paragraph} className="docs__prose">
        {paragraph.split(/(`[^`]+`|\*[^*]+\*)/).map((part, i) => {
          const key = `${i}:${part}`;
          if (part.startsWith("`")) return <code key={key}>{part.slice(1, -1)}</code>;
          return part.startsWith("*") && part.length > 1 ? <em key={key}>{part.slice(1, -1)}</em> : part;
        })}
      </p>
    ));
}
