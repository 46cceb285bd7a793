import { LineChart, type LineChartProps } from './line-chart';

/** A strip of what not every run measures: it is there once there is something to draw. */
export const MeasuredStrip = (props: LineChartProps) => props.lines.length > 0 && <LineChart {...props} />;
