import { Card } from '../../components/card.tsx';
import { NUMBERS } from './numbers-then-and-now.ts';
import './numbers-card.css';

/** Today's quotas beside what older texts say. */
export function NumbersCard() {
  return (
    <Card title="Kinesis in numbers, then and now" flush>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Today (2026)</th>
            <th scope="col">In older texts</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {NUMBERS.map(({ what, now, older, since }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="numbers__now" data-label="Today">
                {now}
              </td>
              <td data-label="Older texts">{older}</td>
              <td className="secondary" data-label="Since">
                {since}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
