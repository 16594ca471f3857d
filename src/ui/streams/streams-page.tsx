import { useParams } from 'wouter';
import { StreamList } from './list/stream-list.tsx';
import { StreamView } from './stream-view.tsx';

/** `/streams`: the list; `/streams/NAME`: one stream. */
export default function StreamsPage() {
  const { name } = useParams<{ name?: string }>();
  return name === undefined || name === '' ? <StreamList /> : <StreamView key={name} name={name} />;
}
