/** A text in which some pieces are what was looked for. */
export function Marked({ pieces }: { pieces: readonly { text: string; hit: boolean }[] }) {
  let at = 0;
  return pieces.map(({ text, hit }) => {
    at += text.length;
    return hit ? (
      <mark key={at} className="rounded-[3px] bg-open-wash px-px text-ink">
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    );
  });
}
