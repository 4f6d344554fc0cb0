import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

export interface TabListProps<Tab extends string> {
  /** What the list is called. */
  readonly label: string;
  /** In their order, each with what it says. */
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly chosen: Tab;
  readonly choose: (tab: Tab) => void;
}

/** Tabs of which one is in the order of the Tab key; the arrow keys lead to the others. The panel of each is `panel-` and its name. */
export function TabList<Tab extends string>({ label, tabs, chosen, choose }: TabListProps<Tab>) {
  const list = useRef<HTMLDivElement>(null);
  const names = Object.keys(tabs) as unknown as readonly Tab[];
  const step = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = names[(names.indexOf(chosen) + by + names.length) % names.length] ?? chosen;
    choose(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={step}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          class="tab"
          aria-selected={name === chosen}
          aria-controls={name === chosen ? `panel-${name}` : undefined}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => choose(name)}
        >
          {tabs[name]}
        </button>
      ))}
    </div>
  );
}
