package org.kosmoconnect.bridge;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.kosmoconnect.bridge.broker.BrokerClient;
import org.kosmoconnect.bridge.store.Spool;
import org.kosmoconnect.bridge.store.SpoolLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge, with the settings of the environment. Ends with status 2 when they do not do, and
 * with 1 when it cannot begin to work.
 */
public final class KosmoBridge {

  private static final Logger LOG = LoggerFactory.getLogger(KosmoBridge.class);

  /** The pipelines, in the order in which they are read. */
  private static final List<String> ROUTES =
      List.of(
          "errors",
          "uplink",
          "spool",
          "spool-release",
          "status",
          "clock",
          "proxy",
          "downlink",
          "downlink-air",
          "downlink-events");

  private static final int SHUTDOWN_SECONDS = 5;

  private KosmoBridge() {}

  public static void main(String[] arguments) throws Exception {
    System.exit(new Commands(System.out, System.err, System.getenv()).run(List.of(arguments)));
  }

  /** Works until it is told to stop, and returns the status to end with. */
  static int work(Map<String, String> environment) throws Exception {
    try {
      BridgeSettings settings = BridgeEnvironment.read(environment);
      warn(BridgeEnvironment.unknown(environment));
      try (SpoolLock lock = SpoolLock.take(settings.spool())) {
        if (lock == null) {
          throw new IOException("another bridge works over " + settings.spool());
        }
        Main main = of(settings);
        main.run();
        return main.getExitCode();
      }
    } catch (BridgeSettingsException e) {
      System.err.println(e.getMessage());
      System.err.println(
          "Mend these and start again; docs/reference/bridge.md lists every variable.");
      return Commands.MISUSE;
    } catch (SQLException | IOException | GeneralSecurityException e) {
      System.err.println("The bridge cannot start: " + e.getMessage());
      return Commands.FAULT;
    }
  }

  /**
   * Makes a bridge that is ready to start.
   *
   * @throws SQLException when there can be no spool
   * @throws GeneralSecurityException when the certificate of the broker's authority is none
   */
  public static Main of(BridgeSettings settings)
      throws SQLException, IOException, GeneralSecurityException, MqttException {
    Main main = new Main();
    main.configure()
        .withName("kosmo-bridge")
        .withJmxEnabled(false)
        .withShutdownTimeout(SHUTDOWN_SECONDS)
        .withStreamCachingEnabled(false)
        .withLoadTypeConverters(false)
        .withRoutesIncludePattern(routes(settings));
    main.configure()
        .routeControllerConfig()
        .withEnabled(true)
        .withThreadPoolSize(2)
        .withInitialDelay(0)
        .withBackOffDelay(2_000)
        .withBackOffMultiplier(1)
        .withUnhealthyOnExhausted(true);
    BridgeBeans beans = new BridgeBeans(settings, main::getCamelContext);
    beans.properties().forEach(main::addInitialProperty);
    beans.all().forEach(main::bind);
    main.addMainListener(new Farewell(beans.broker(), beans.spool()));
    return main;
  }

  private static String routes(BridgeSettings settings) {
    StringBuilder pattern = new StringBuilder();
    List<String> all = new ArrayList<>(ROUTES);
    if (!settings.virtualNode().isEmpty()) {
      all.add("virtual-node");
    }
    for (String route : all) {
      pattern
          .append(pattern.isEmpty() ? "" : ",")
          .append("classpath:kosmo/bridge/")
          .append(route)
          .append(".camel.yaml");
    }
    return pattern.toString();
  }

  private static void warn(Set<String> unknown) {
    unknown.forEach(
        name -> LOG.warn("{} is not a variable of the bridge; see docs/reference/bridge.md", name));
  }

  /**
   * Says what runs, and takes leave in order: the broker hears that we go, then the file closes.
   */
  private static final class Farewell extends MainListenerSupport {

    private final BrokerClient broker;
    private final Spool spool;

    Farewell(BrokerClient broker, Spool spool) {
      this.broker = broker;
      this.spool = spool;
    }

    @Override
    public void afterStart(BaseMainSupport main) {
      CamelContext context = main.getCamelContext();
      LOG.info("The bridge runs {} routes over {}", context.getRoutesSize(), spool.file());
    }

    @Override
    public void beforeStop(BaseMainSupport main) {
      broker.leave();
    }

    @Override
    public void afterStop(BaseMainSupport main) {
      spool.close();
      LOG.info("The bridge has stopped");
    }
  }
}
