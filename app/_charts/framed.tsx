'use client';
import dynamic from 'next/dynamic';
import type { ComponentProps, ReactNode } from 'react';
import { ChartMenu } from './chart-menu';
import type { Drawn, Frame } from './frame';
import { heatScale, toBlocks } from './gradient-heatmap-series';
import { Gradients } from './gradients';
import { LineChart, type LineChartProps } from './line-chart';
import type { StepAxis } from './use-step-axis';

const FullScreen = dynamic(() => import('./full-screen').then((module) => module.FullScreen), { ssr: false });
const TableDialog = dynamic(() => import('./table-dialog').then((module) => module.TableDialog), {
  ssr: false,
});

/** A chart with a menu beside its title, and the other ways in which it can be shown. */
export function Framed({
  frame,
  title,
  drawn,
  axis,
  children,
}: {
  frame: Frame;
  title: string;
  /** Asked when it is wanted. */
  drawn: () => Drawn;
  axis: StepAxis;
  /** Draws it with this beside its title; where that is null, as high as the window allows. */
  children: (menu: ReactNode, axis: StepAxis, height?: number) => ReactNode;
}) {
  const close = () => frame.show(null);
  return (
    <>
      {children(
        <span className="chart-tools">
          <ChartMenu {...{ frame, title, drawn, axis }} />
          {frame.handle}
        </span>,
        axis,
      )}
      {frame.shownAs === 'full' && (
        <FullScreen {...{ title, axis, close }}>{(wide, height) => children(null, wide, height)}</FullScreen>
      )}
      {frame.shownAs === 'table' && <TableDialog title={title} drawn={drawn()} axis={axis} close={close} />}
    </>
  );
}

/** Lines over steps, with all that can be done with a chart. */
export const FramedChart = ({ frame, ...chart }: LineChartProps & { frame: Frame }) => (
  <Framed frame={frame} title={chart.title} drawn={() => ({ kind: 'lines', ...chart })} axis={chart.axis}>
    {(menu, axis, height = chart.height) => (
      <LineChart
        {...chart}
        axis={axis}
        height={height}
        testId={menu ? chart.testId : `${chart.testId}-full`}
        about={
          <>
            {chart.about}
            {menu}
          </>
        }
      />
    )}
  </Framed>
);

/** The gradients of each layer, as large as their layers are. */
export const FramedGradients = ({
  frame,
  ...gradients
}: ComponentProps<typeof Gradients> & { frame: Frame }) => {
  const { byTag, wholeByTag, setup, about } = gradients;
  const blocks = (of: typeof byTag) => toBlocks(of, setup.generator, setup.discriminator);
  return (
    <Framed
      frame={frame}
      title="Gradients"
      drawn={() => ({ kind: 'heat', blocks: blocks(byTag), scale: heatScale(blocks(wholeByTag)) })}
      axis={gradients.axis}
    >
      {(menu, axis) => (
        <Gradients
          {...gradients}
          axis={axis}
          about={
            <>
              {about}
              {menu}
            </>
          }
        />
      )}
    </Framed>
  );
};
