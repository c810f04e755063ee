package docket.cdk;

import docket.store.tables.TableDefinition;
import docket.store.tables.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** Everything that keeps data. Deleting it must be hard. */
final class Storage extends Construct {
  static final String SIGNING = "signing";
  static final String DATA = "data";
  static final String ORIGIN = "origin";

  private static final int RECOVERY_DAYS = 35;
  private static final int SECRET_LENGTH = 64;

  private final Options options;
  private final RemovalPolicy removal;
  private final Key key;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Bucket logs;
  private final Bucket bucket;
  private final Secret origin;

  Storage(Construct scope, Options options) {
    super(scope, "Storage");
    this.options = options;
    this.removal = options.protect() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.key =
        Key.Builder.create(this, "Key")
            .description("Data of Docket, stage " + options.stage())
            .enableKeyRotation(true)
            .removalPolicy(removal)
            .build();
    Tables.ALL.forEach(table -> tables.put(table.name(), table(table)));
    this.logs = logBucket();
    this.bucket = dataBucket();
    secret(SIGNING, "What sessions and tokens are signed with");
    secret(DATA, "What small secrets in the tables are encrypted under");
    this.origin = secret(ORIGIN, "The word by which CloudFront proves that it asks");
  }

  Key key() {
    return key;
  }

  /** A table by its logical name. */
  Table table(String name) {
    var table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("there is no table " + name);
    }
    return table;
  }

  List<Table> tables() {
    return List.copyOf(tables.values());
  }

  Bucket bucket() {
    return bucket;
  }

  /** Where access logs of buckets and of the distribution go. */
  Bucket logs() {
    return logs;
  }

  /** The word by which CloudFront proves that it asks. */
  Secret origin() {
    return origin;
  }

  /** The name under which a function finds a secret. */
  String secretName(String secret) {
    return options.stage() + "/docket/" + secret;
  }

  private Table table(TableDefinition definition) {
    var builder =
        Table.Builder.create(this, definition.name())
            .tableName(options.prefix() + definition.name())
            .partitionKey(text(Tables.PK))
            .sortKey(text(Tables.SK))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder()
                    .pointInTimeRecoveryEnabled(true)
                    .recoveryPeriodInDays(RECOVERY_DAYS)
                    .build())
            .deletionProtection(options.protect())
            .encryption(TableEncryption.CUSTOMER_MANAGED)
            .encryptionKey(key)
            .removalPolicy(removal);
    if (definition.stream()) {
      builder.stream(StreamViewType.NEW_AND_OLD_IMAGES);
    }
    if (definition.expiry()) {
      builder.timeToLiveAttribute(Tables.EXPIRY);
    }
    var table = builder.build();
    for (var index : definition.indexes()) {
      table.addGlobalSecondaryIndex(
          GlobalSecondaryIndexProps.builder()
              .indexName(index.name())
              .partitionKey(text(index.partitionKey()))
              .sortKey(text(index.sortKey()))
              .projectionType(ProjectionType.INCLUDE)
              .nonKeyAttributes(index.included())
              .build());
    }
    return table;
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }

  private Bucket logBucket() {
    return Bucket.Builder.create(this, "Logs")
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .enforceSsl(true)
        .encryption(BucketEncryption.S3_MANAGED) // log delivery cannot use a key of ours
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
        .lifecycleRules(List.of(LifecycleRule.builder().expiration(Duration.days(90)).build()))
        .removalPolicy(removal)
        .build();
  }

  private Bucket dataBucket() {
    var site =
        options.domain() == null ? "https://*.cloudfront.net" : "https://" + options.domain();
    return Bucket.Builder.create(this, "Bucket")
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .encryption(BucketEncryption.KMS)
        .encryptionKey(key)
        .bucketKeyEnabled(true)
        .versioned(true)
        .serverAccessLogsBucket(logs)
        .serverAccessLogsPrefix("data/")
        .cors(
            List.of(
                CorsRule.builder()
                    .allowedMethods(List.of(HttpMethods.GET, HttpMethods.PUT, HttpMethods.POST))
                    .allowedOrigins(List.of(site))
                    .allowedHeaders(List.of("*"))
                    .exposedHeaders(List.of("ETag"))
                    .maxAge(3600)
                    .build()))
        .lifecycleRules(
            List.of(
                LifecycleRule.builder()
                    .abortIncompleteMultipartUploadAfter(Duration.days(2))
                    .noncurrentVersionExpiration(Duration.days(30))
                    .build()))
        .removalPolicy(removal)
        .build();
  }

  private Secret secret(String name, String description) {
    return Secret.Builder.create(this, "Secret " + name)
        .secretName(secretName(name))
        .description(description)
        .encryptionKey(key)
        .generateSecretString(
            SecretStringGenerator.builder()
                .passwordLength(SECRET_LENGTH)
                .excludePunctuation(true)
                .build())
        .removalPolicy(removal)
        .build();
  }
}
