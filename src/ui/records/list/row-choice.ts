import { useCallback, useState } from 'react';

/** Where the keyboard stands in a list, and where a selection began; −1 for nowhere. */
export interface RowChoice {
  /** Positions of another list mean nothing in this one. */
  readonly list: object;
  readonly position: number;
  readonly anchor: number;
}

/** The keyboard went to a position; with Shift the rows between are selected. */
export function chosen(
  before: RowChoice,
  list: object,
  position: number,
  extend: boolean,
): RowChoice {
  if (!extend) return { list, position, anchor: -1 };
  const from = before.list === list ? before.anchor : -1;
  const stood = before.list === list ? before.position : -1;
  return { list, position, anchor: from >= 0 ? from : stood >= 0 ? stood : position };
}

/** Rows came in or fell out before all that is in view. */
export function moved(before: RowChoice, by: number): RowChoice {
  const move = (position: number): number => (position < 0 ? -1 : Math.max(0, position + by));
  return { ...before, position: move(before.position), anchor: move(before.anchor) };
}

/** First and last position that are selected. */
export function selectionOf({
  position,
  anchor,
}: RowChoice): readonly [number, number] | undefined {
  return anchor < 0 || position < 0
    ? undefined
    : [Math.min(anchor, position), Math.max(anchor, position)];
}

export function selectedCount(selected: readonly [number, number] | undefined): number {
  return selected === undefined ? 0 : selected[1] - selected[0] + 1;
}

export interface RowChoiceState {
  readonly active: number;
  readonly selected: readonly [number, number] | undefined;
  readonly onActive: (position: number, extend: boolean) => void;
  readonly onMoved: (by: number) => void;
  readonly onUnselect: () => void;
}

/** @param list another object for another list */
export function useRowChoice(list: object): RowChoiceState {
  const [choice, setChoice] = useState<RowChoice>({ list, position: -1, anchor: -1 });
  const isThis = choice.list === list;
  return {
    active: isThis ? choice.position : -1,
    selected: isThis ? selectionOf(choice) : undefined,
    onActive: useCallback(
      (position, extend) => {
        setChoice((before) => chosen(before, list, position, extend));
      },
      [list],
    ),
    onMoved: useCallback((by) => {
      setChoice((before) => moved(before, by));
    }, []),
    onUnselect: useCallback(() => {
      setChoice((before) => (before.anchor < 0 ? before : { ...before, anchor: -1 }));
    }, []),
  };
}
