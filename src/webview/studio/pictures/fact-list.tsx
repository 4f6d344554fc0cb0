interface FactListProps {
  readonly facts: readonly string[];
  readonly title?: string | undefined;
}

/** A few short facts in a quiet line. */
export function FactList({ facts, title }: FactListProps) {
  return (
    <ul class="facts" title={title}>
      {facts.map((fact, index) => (
        <li key={index}>{fact}</li>
      ))}
    </ul>
  );
}
