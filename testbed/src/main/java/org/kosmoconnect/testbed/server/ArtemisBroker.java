package org.kosmoconnect.testbed.server;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.impl.LocalQueueBinding;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An MQTT 5 broker inside this JVM, on loopback and without credentials, that keeps QoS 1 messages
 * on disk and pages a backlog instead of blocking or dropping.
 */
public final class ArtemisBroker implements AutoCloseable {

  private static final SimpleString DEAD = SimpleString.of("DLQ");
  private static final SimpleString EXPIRED = SimpleString.of("ExpiryQueue");
  private static final long MB = 1 << 20;

  private final EmbeddedActiveMQ server;
  private final int port;

  private ArtemisBroker(EmbeddedActiveMQ server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker over the data in a folder.
   *
   * @param port 0 for a free one
   */
  public static ArtemisBroker start(Path dataDir, int port) {
    int listen = FreePort.orElse(port);
    try {
      var server = new EmbeddedActiveMQ();
      server.setConfiguration(configuration(dataDir.toAbsolutePath(), listen));
      server.start();
      if (!server.getActiveMQServer().waitForActivation(30, TimeUnit.SECONDS)) {
        server.stop();
        throw new ServerException("The MQTT broker did not become active over " + dataDir);
      }
      var broker = new ArtemisBroker(server, listen);
      OpenServers.add(broker);
      return broker;
    } catch (ServerException e) {
      throw e;
    } catch (Exception e) {
      throw new ServerException("The MQTT broker did not start: " + e.getMessage(), e);
    }
  }

  private static Configuration configuration(Path data, int port) throws Exception {
    var configuration = new ConfigurationImpl();
    configuration
        .setName("kosmo-testbed")
        .setSecurityEnabled(false)
        .setJMXManagementEnabled(false)
        .setPersistenceEnabled(true)
        .setJournalType(JournalType.NIO)
        .setJournalDatasync(true)
        .setJournalDirectory(data.resolve("journal").toString())
        .setBindingsDirectory(data.resolve("bindings").toString())
        .setPagingDirectory(data.resolve("paging").toString())
        .setLargeMessagesDirectory(data.resolve("large-messages").toString())
        .setNodeManagerLockDirectory(data.resolve("lock").toString())
        .setGlobalMaxSize(64 * MB)
        // A disk filled by others must not stop the broker.
        .setMaxDiskUsage(-1)
        .setMessageCounterEnabled(false)
        .setGracefulShutdownEnabled(false)
        .addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
    configuration.addAddressSetting("#", settings());
    keep(configuration, DEAD);
    keep(configuration, EXPIRED);
    return configuration;
  }

  private static AddressSettings settings() {
    return new AddressSettings()
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(16 * MB)
        .setPageSizeBytes((int) (4 * MB))
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setDefaultAddressRoutingType(RoutingType.MULTICAST)
        .setDeadLetterAddress(DEAD)
        .setExpiryAddress(EXPIRED)
        // A hub that is killed again and again must still get its messages.
        .setMaxDeliveryAttempts(-1);
  }

  private static void keep(Configuration configuration, SimpleString name) {
    configuration.addAddressConfiguration(
        new CoreAddressConfiguration()
            .setName(name.toString())
            .addRoutingType(RoutingType.ANYCAST)
            .addQueueConfiguration(
                QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST)));
  }

  public int port() {
    return port;
  }

  /** Returns a URL of the form tcp://127.0.0.1:1883. */
  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /**
   * Returns the number of messages waiting in subscriptions, delivered but unacknowledged ones
   * included.
   */
  public long backlog() {
    return subscriptions().mapToLong(Queue::getMessageCount).sum();
  }

  /** Tells whether somebody is connected and subscribed. */
  public boolean hasSubscriber() {
    return subscriptions().anyMatch(queue -> queue.getConsumerCount() > 0);
  }

  /** The broker keeps its MQTT sessions in a queue too, which is none. */
  private Stream<Queue> subscriptions() {
    return server
        .getActiveMQServer()
        .getPostOffice()
        .getAllBindings()
        .filter(LocalQueueBinding.class::isInstance)
        .map(binding -> ((LocalQueueBinding) binding).getQueue())
        .filter(queue -> !queue.getName().toString().startsWith("$sys"));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new ServerException("The MQTT broker did not stop: " + e.getMessage(), e);
    } finally {
      OpenServers.remove(this);
    }
  }

  @Override
  public String toString() {
    return "artemis";
  }
}
