import { RUN_LOOKS, RunMark } from '../../_components/run-mark';

/** A run by letter, line and number: never by colour alone. */
export const RunName = ({ look, id }: { look: number; id: number }) => (
  <span className="run-name">
    <b>{RUN_LOOKS[look]!.letter}</b> <RunMark index={look} /> #{id}
  </span>
);
