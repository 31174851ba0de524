import type { Failure } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { thrownMessage } from '../../core/thrown-message.ts';

/** A GPU device that this project creates and hands to the runtime. */
export interface GpuHandle {
  readonly device: GPUDevice;
  readonly description: string;
  /** Resolves with the reason when the device is lost; never after `destroy`. */
  readonly lost: Promise<string>;
  destroy(): void;
}

/** Typed as strings because the DOM library lacks the second name. */
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

/** onnxruntime's FlashAttention shader shuffles at least this many lanes. */
const MIN_SUBGROUP_SIZE = 8;

/**
 * Requests a device with the features and limits that the runtime uses. Adapters with subgroups below eight lanes
 * (SwiftShader has four) get no subgroup features: onnxruntime 1.30's FlashAttention would count keys twice and give
 * wrong numbers without an error.
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

/** The features to request from an adapter. Exported for its test. */
export function featuresFor(adapter: Pick<GPUAdapter, 'features' | 'info'>): GPUFeatureName[] {
  // Zero when the browser does not tell the size; the subgroup features are then left out, too.
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
