import type { Failure } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { thrownMessage } from '../../core/thrown-message.ts';

/** A GPU device made by us, to be handed to the runtime. */
export interface GpuHandle {
  readonly device: GPUDevice;
  readonly description: string;
  /** Resolves with the reason when the device is gone; never when `destroy` was called. */
  readonly lost: Promise<string>;
  destroy(): void;
}

/** Typed here because the DOM library does not list the second one yet. */
const SUBGROUP_FEATURES: readonly string[] = ['subgroups', 'subgroup-size-control'];
const WANTED_FEATURES: readonly string[] = ['shader-f16', ...SUBGROUP_FEATURES];

/** Limits the runtime asks for when it makes its own device (webgpu_context.cc, GetRequiredLimits). */
const WANTED_LIMITS = [
  'maxBindGroups',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBuffersPerShaderStage',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** onnxruntime's FlashAttention shader shuffles at least so many lanes. */
const MIN_SUBGROUP_SIZE = 8;

/**
 * The adapter's device with what the runtime wants of it. On adapters with subgroups under eight lanes
 * (SwiftShader has four) the subgroup features are left out, or onnxruntime 1.30's FlashAttention counts
 * keys twice: wrong numbers, no error.
 */
export async function requestGpu(
  gpu: GPU | undefined,
  acceptsSoftware: boolean,
): Promise<Result<GpuHandle, Failure>> {
  if (!gpu) return unavailable('this browser has no WebGPU');
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return unavailable('no graphics adapter');
    if (adapter.info.isFallbackAdapter && !acceptsSoftware) {
      return unavailable(`${nameOf(adapter.info)} is software, slower than WebAssembly`);
    }
    const device = await adapter.requestDevice({
      requiredFeatures: featuresFor(adapter),
      requiredLimits: Object.fromEntries(WANTED_LIMITS.map((name) => [name, adapter.limits[name]])),
    });
    return ok({ device, description: nameOf(adapter.info), ...watch(device) });
  } catch (error) {
    return unavailable(thrownMessage(error));
  }
}

/** Exported for its test: which features to ask an adapter for. */
export function featuresFor(adapter: Pick<GPUAdapter, 'features' | 'info'>): GPUFeatureName[] {
  // Absent where the browser does not tell: then the features are left out as well.
  const size = adapter.info.subgroupMinSize ?? 0;
  return WANTED_FEATURES.filter(
    (name) =>
      adapter.features.has(name) &&
      (size >= MIN_SUBGROUP_SIZE || !SUBGROUP_FEATURES.includes(name)),
  ) as GPUFeatureName[];
}

function nameOf(info: GPUAdapterInfo): string {
  const parts = [info.vendor, info.architecture, info.device, info.description].filter(Boolean);
  return [...new Set(parts)].join(' ') || 'unnamed adapter';
}

function watch(device: GPUDevice): Pick<GpuHandle, 'lost' | 'destroy'> {
  let isOurs = false;
  return {
    lost: new Promise((resolve) => {
      void device.lost.then((info) => {
        if (!isOurs) resolve(info.message || 'the graphics device was lost');
      });
    }),
    destroy() {
      isOurs = true;
      device.destroy();
    },
  };
}

const unavailable = (reason: string): Result<never, Failure> =>
  fail({ code: 'engine-unavailable', engine: 'webgpu', reason });
