import * as tf from '@tensorflow/tfjs-core';

/**
 * Operations that TensorFlow has as one and TensorFlow.js does not know, under TensorFlow's names. The layers
 * use them where the backend has them. Each is one call where the plain formula is five to twenty, and at
 * 32 filters a call costs as much as its arithmetic.
 */
export interface NativeBackend extends tf.KernelBackend {
  binding: Record<`TF_ATTR_${'TYPE' | 'FLOAT' | 'BOOL' | 'SHAPE' | 'STRING'}` | 'TF_FLOAT', number>;
  executeMultipleOutputs(
    name: string,
    attributes: Attribute[],
    inputs: tf.TensorInfo[],
    count: number,
  ): tf.Tensor[];
}
interface Attribute {
  name: string;
  type: number;
  value: number | boolean | string | number[];
}

/** TensorFlow's name for a variable without one, which goes when its handle goes. */
const ANONYMOUS = 'cd2c89b7-88b7-44c8-ad83-06c2a9158347';

export function registerTensorflowKernels(): void {
  const float = ({ binding }: NativeBackend, name: string, value: number): Attribute => ({
    name,
    type: binding.TF_ATTR_FLOAT,
    value,
  });
  const type = ({ binding }: NativeBackend, name: string): Attribute => ({
    name,
    type: binding.TF_ATTR_TYPE,
    value: binding.TF_FLOAT,
  });
  const training = ({ binding }: NativeBackend): Attribute => ({
    name: 'is_training',
    type: binding.TF_ATTR_BOOL,
    value: true,
  });

  register('ReluGrad', ['dy', 'x'], 1, (backend) => [type(backend, 'T')]);
  register('LeakyReluGrad', ['dy', 'x'], 1, (backend, { alpha }) => [
    type(backend, 'T'),
    float(backend, 'alpha', alpha as number),
  ]);
  register('BiasAddGrad', ['dy'], 1, (backend) => [type(backend, 'T')]);
  // Outputs: y, mean and variance of the batch, and three that only its gradient understands.
  register('FusedBatchNormV3', ['x', 'scale', 'offset', 'none', 'none'], 6, (backend, { epsilon }) => [
    type(backend, 'T'),
    type(backend, 'U'),
    training(backend),
    float(backend, 'epsilon', epsilon as number),
  ]);
  // Outputs: the gradients by x, scale and offset, and two that are empty.
  register(
    'FusedBatchNormGradV3',
    ['dy', 'x', 'scale', 'reserve1', 'reserve2', 'reserve3'],
    5,
    (backend, { epsilon }) => [
      type(backend, 'T'),
      type(backend, 'U'),
      training(backend),
      float(backend, 'epsilon', epsilon as number),
    ],
  );

  // A variable of TensorFlow's own: a handle, and operations that take it and change what it stands for.
  register('VarHandleOp', [], 1, ({ binding }, { shape }) => [
    { name: 'dtype', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'shape', type: binding.TF_ATTR_SHAPE, value: shape as number[] },
    { name: 'shared_name', type: binding.TF_ATTR_STRING, value: ANONYMOUS },
  ]);
  register('AssignVariableOp', ['resource', 'value'], 0, (backend) => [type(backend, 'dtype')]);
  register('ReadVariableOp', ['resource'], 1, (backend) => [type(backend, 'dtype')]);
  register(
    'ResourceApplyAdam',
    ['var', 'm', 'v', 'beta1_power', 'beta2_power', 'lr', 'beta1', 'beta2', 'epsilon', 'grad'],
    0,
    (backend) => [type(backend, 'T')],
  );

  // A penalty of D's slope differentiates these once more. They are linear in dy, and x only switches.
  for (const kernelName of ['ReluGrad', 'LeakyReluGrad']) {
    tf.registerGradient({
      kernelName,
      inputsToSave: ['x'],
      gradFunc: (ddy, [x], attrs) => ({
        dy: () => tf.engine().runKernel(kernelName, { dy: ddy as tf.Tensor, x: x! }, attrs),
        x: () => tf.zerosLike(x!),
      }),
    });
  }
  tf.registerGradient({
    kernelName: 'BiasAddGrad',
    inputsToSave: ['dy'],
    gradFunc: (ddb, [dy]) => ({ dy: () => tf.add(tf.zerosLike(dy!), ddb as tf.Tensor) }),
  });
}

function register(
  kernelName: string,
  inputNames: readonly string[],
  outputs: number,
  attributes: (backend: NativeBackend, attrs: tf.NamedAttrMap) => Attribute[],
): void {
  tf.registerKernel({
    kernelName,
    backendName: 'tensorflow',
    kernelFunc({ inputs, attrs, backend }) {
      const native = backend as NativeBackend;
      const given = inputNames.map((name) => inputs[name] as tf.TensorInfo);
      const all = native.executeMultipleOutputs(
        kernelName,
        attributes(native, attrs as tf.NamedAttrMap),
        given,
        outputs,
      );
      return outputs === 1 ? all[0]! : all;
    },
  });
}
