package docket.engines.s3;

import docket.engines.faults.CrashPoint;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Tells a crash point of the calls that change objects. */
final class CrashingWrites implements ExecutionInterceptor {
  private static final Set<Class<? extends SdkRequest>> WRITES =
      Set.of(
          PutObjectRequest.class,
          CopyObjectRequest.class,
          CompleteMultipartUploadRequest.class,
          DeleteObjectRequest.class,
          DeleteObjectsRequest.class);

  private volatile @Nullable CrashPoint crash;

  void crashAt(CrashPoint point) {
    crash = point;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    var point = crash;
    if (point != null && WRITES.contains(context.request().getClass())) {
      point.before(context.request().getClass().getSimpleName());
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    var point = crash;
    if (point != null && WRITES.contains(context.request().getClass())) {
      point.after(context.request().getClass().getSimpleName());
    }
  }
}
