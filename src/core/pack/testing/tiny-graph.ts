import { PbfWriter } from 'pbf';

export interface TinyTensor {
  readonly name: string;
  readonly type?: number;
  readonly shape: readonly number[];
  readonly bytes?: number;
  readonly external?: Readonly<Record<string, string>>;
}

export interface TinyGraph {
  /** `domain:operator`. */
  readonly operators?: readonly string[];
  /** Lookups of rows: the table's name, and that of what numbers its rows. */
  readonly lookups?: readonly (readonly [table: string, indices: string])[];
  readonly inputs?: readonly (readonly [name: string, type: number])[];
  readonly outputs?: readonly (readonly [name: string, shape: readonly (number | string)[]])[];
  readonly tensors?: readonly TinyTensor[];
}

/** An ONNX file for tests: the parts that are looked at, and none that computes. */
export function tinyGraph({
  operators = [],
  lookups = [],
  inputs = [],
  outputs = [],
  tensors = [],
}: TinyGraph) {
  const nodes = [
    ...operators.map((operator) => ({ operator, from: ['x'] as readonly string[] })),
    ...lookups.map((from) => ({ operator: ':Gather', from })),
  ];
  const file = new PbfWriter();
  file.writeVarintField(1, 8);
  file.writeMessage(
    7,
    () => {
      for (const { operator, from } of nodes) {
        const [domain = '', name = ''] = operator.split(':');
        file.writeMessage(
          1,
          () => {
            for (const input of from) file.writeStringField(1, input);
            file.writeStringField(4, name);
            if (domain) file.writeStringField(7, domain);
          },
          undefined,
        );
      }
      for (const tensor of tensors)
        file.writeMessage(5, () => writeTensor(file, tensor), undefined);
      for (const [name, type] of inputs) writeValue(file, 11, name, type, [1, 'S']);
      for (const [name, shape] of outputs) writeValue(file, 12, name, 1, shape);
    },
    undefined,
  );
  return new Uint8Array(file.finish());
}

function writeTensor(file: PbfWriter, { name, type = 1, shape, bytes, external }: TinyTensor) {
  file.writePackedVarint(1, [...shape]);
  file.writeVarintField(2, type);
  file.writeStringField(8, name);
  if (bytes !== undefined) file.writeBytesField(9, new Uint8Array(bytes));
  for (const [key, value] of Object.entries(external ?? {})) {
    file.writeMessage(
      13,
      () => {
        file.writeStringField(1, key);
        file.writeStringField(2, value);
      },
      undefined,
    );
  }
  if (external) file.writeVarintField(14, 1);
}

function writeValue(
  file: PbfWriter,
  field: number,
  name: string,
  type: number,
  shape: readonly (number | string)[],
) {
  file.writeMessage(
    field,
    () => {
      file.writeStringField(1, name);
      file.writeMessage(
        2,
        () => {
          file.writeMessage(
            1,
            () => {
              file.writeVarintField(1, type);
              file.writeMessage(
                2,
                () => {
                  for (const size of shape) {
                    file.writeMessage(
                      1,
                      () => {
                        if (typeof size === 'number') file.writeVarintField(1, size);
                        else file.writeStringField(2, size);
                      },
                      undefined,
                    );
                  }
                },
                undefined,
              );
            },
            undefined,
          );
        },
        undefined,
      );
    },
    undefined,
  );
}
