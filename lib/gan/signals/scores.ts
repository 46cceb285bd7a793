import { isCrossEntropy } from '@/lib/protocol/loss-family';
import { type ScoreSide, accuracyOnBatchTag, scoreSpreadTag, scoreTag } from '@/lib/protocol/tags';
import type { Game } from '../game';
import type { Scores } from '../losses/loss';
import type { Readout } from './readout';

/**
 * D's scores of one batch as they are logged, probabilities where they are logits: their mean, how far they
 * spread, and in D's own step the share that stands on the right side. A batch of numbers is read back with
 * the rest; nothing is computed on the device.
 */
export function addScores(readout: Readout, { config, loss }: Game, side: ScoreSide, scores: Scores): void {
  readout.derive([scores], function* ([raw]) {
    const logged = isCrossEntropy(config.loss) ? Array.from(raw!, sigmoid) : Array.from(raw!);
    const mean = meanOf(logged);
    yield [scoreTag(side), mean];
    yield [scoreSpreadTag(side), Math.sqrt(meanOf(logged.map((score) => (score - mean) ** 2)))];
    if (loss.even === undefined || side === 'fake_g') return;
    const { even } = loss;
    const isRight = (score: number) => (side === 'real' ? score > even : score < even);
    yield [accuracyOnBatchTag(side), raw!.filter(isRight).length / raw!.length];
  });
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
