import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useRef, useState } from 'react';
import { errorMessage } from '../../../base/error-message.ts';
import { parseKdgGrid } from '../../../load/profile/kdg-grid.ts';
import { fieldNumber } from '../../text/format.ts';
import { DAYS, type Hour, type Week } from '../scenario/week.ts';
import './week-dialog.css';

type Side = keyof Hour;

interface Props {
  readonly week: Week;
  /** What the rates are in, as a label. */
  readonly unit: string;
  readonly onSave: (week: Week) => void;
  readonly onCancel: () => void;
}

/** 7 × 24 hours, each with a mean and a deviation; a saved grid of the KDG can be taken in. */
export default function WeekDialog({ week: saved, unit, onSave, onCancel }: Props) {
  const [week, setWeek] = useState(saved);
  const [side, setSide] = useState<Side>('mean');
  const [problem, setProblem] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const highest = Math.max(1, ...week.flat().map((hour) => hour[side]));

  const change = (which: (day: number, hour: number) => boolean, value: number): void => {
    setWeek(
      week.map((hours, day) =>
        hours.map((one, hour) => (which(day, hour) ? { ...one, [side]: value } : one)),
      ),
    );
  };

  async function take(picked: File | undefined): Promise<void> {
    if (picked === undefined) return;
    try {
      const grid = parseKdgGrid(JSON.parse(await picked.text()));
      if (grid === undefined) throw new Error('it holds no week of rates');
      setWeek(grid.days);
      setProblem(undefined);
    } catch (thrown) {
      setProblem(
        `${picked.name} could not be read: ${errorMessage(thrown)}. It is the JSON that the Kinesis Data Generator keeps for a user’s periods, with names such as 3-14-mu.`,
      );
    }
  }

  return (
    <Modal
      visible
      size="max"
      header="Rates of a week"
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <span className="row">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                onSave(week);
              }}
            >
              Use this week
            </Button>
          </span>
        </Box>
      }
    >
      <div className="stack">
        <div className="row">
          <SegmentedControl
            selectedId={side}
            label="What the cells show"
            options={[
              { id: 'mean', text: 'Mean' },
              { id: 'deviation', text: 'Deviation' },
            ]}
            onChange={({ detail }) => {
              setSide(detail.selectedId as Side);
            }}
          />
          <span className="secondary">{unit}, in local time</span>
          <span className="grow" />
          <Button
            onClick={() => {
              file.current?.click();
            }}
          >
            Import a KDG grid…
          </Button>
          <input
            ref={file}
            type="file"
            accept=".json,application/json"
            className="visually-hidden"
            tabIndex={-1}
            aria-label="File of a KDG grid"
            onChange={({ target }) => {
              void take(target.files?.[0]);
              target.value = '';
            }}
          />
        </div>
        {problem !== undefined && <p role="alert">{problem}</p>}
        <div className="week__scroll" role="region" aria-label="Hours of the week" tabIndex={0}>
          <table className="week num">
            <thead>
              <tr>
                <th scope="col">Hour</th>
                {Array.from({ length: 24 }, (_, hour) => (
                  <th key={hour} scope="col">
                    {String(hour).padStart(2, '0')}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">Whole day</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {week.map((hours, day) => (
                <tr key={DAYS[day]}>
                  <th scope="row">{DAYS[day]}</th>
                  {hours.map((one, hour) => (
                    <td key={hour}>
                      <span
                        className="week__level"
                        style={{ height: `${(one[side] / highest) * 100}%` }}
                        aria-hidden="true"
                      />
                      <Cell
                        key={`${side} ${one[side]}`}
                        value={one[side]}
                        label={`${DAYS[day]} ${hour}:00, ${side}`}
                        onChange={(value) => {
                          change((d, h) => d === day && h === hour, value);
                        }}
                      />
                    </td>
                  ))}
                  <td>
                    <button
                      type="button"
                      className="small-button"
                      title={`Every day gets ${DAYS[day]}’s hours`}
                      onClick={() => {
                        setWeek(week.map(() => hours));
                      }}
                    >
                      To all days
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="secondary">
          Each second draws its rate from a normal distribution with the hour’s mean and deviation;
          never below 0. A deviation of 0 is the mean exactly.
        </p>
      </div>
    </Modal>
  );
}

/** Takes effect when it is left, or at Enter; what is no number goes back. */
function Cell(props: {
  readonly value: number;
  readonly label: string;
  readonly onChange: (value: number) => void;
}) {
  const { value, label, onChange } = props;
  const commit = (input: HTMLInputElement): void => {
    const typed = fieldNumber(input.value);
    if (typeof typed === 'number' && typed >= 0 && typed !== value) onChange(typed);
    else input.value = String(value);
  };
  return (
    <input
      className="week__input"
      defaultValue={value}
      inputMode="decimal"
      aria-label={label}
      onFocus={({ target }) => {
        target.select();
      }}
      onBlur={({ target }) => {
        commit(target);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(event.currentTarget);
      }}
    />
  );
}
