package org.kosmoconnect.hub.reload;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.FileWatcherResourceReloadStrategy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches {@code KOSMO_ROUTES_DIR} and takes over a pipeline that changes there. A file is read
 * before its routes are touched; when they then do not start, the last good revision, kept in
 * memory, comes back. Camel's own route reload would leave the hub without them.
 */
final class RoutesReload extends FileWatcherResourceReloadStrategy {

  private static final Logger LOG = LoggerFactory.getLogger(RoutesReload.class);
  private static final String SUFFIX = ".camel.yaml";
  private static final String PACKAGED = "classpath:kosmo/";

  private final Path directory;
  private final Collection<String> folders;
  private final MeterRegistry meters;
  private final Map<String, byte[]> lastGood = new HashMap<>();

  /**
   * @param directory whose files replace or add to those in the jar
   * @param folders folders of this process's roles; what changes elsewhere is no concern of it
   * @param meters counts revisions as {@code kosmo_routes_revisions_total} by outcome: taken,
   *     refused, restored
   */
  RoutesReload(Path directory, Collection<String> folders, MeterRegistry meters) {
    super(directory.toAbsolutePath().normalize().toString(), true);
    this.directory = directory.toAbsolutePath().normalize();
    this.folders = folders;
    this.meters = meters;
    setFileFilter(file -> file.getName().endsWith(SUFFIX));
    setResourceReload((name, resource) -> reload(resource));
  }

  @Override
  protected void doStart() throws Exception {
    for (Route route : getCamelContext().getRoutes()) {
      Resource source = route.getSourceResource();
      if (source != null) {
        lastGood.put(path(source), bytes(source));
      }
    }
    super.doStart();
  }

  private void reload(Resource file) {
    String path = path(file);
    if (!folders.contains(path.split("/", 2)[0])) {
      LOG.info("{} changed and takes effect at the next start", path);
      return;
    }
    byte[] content;
    try {
      content = bytes(file);
      refuseForeign(path, new RouteTrial(getCamelContext()).read(revision(path, content)));
    } catch (Exception e) {
      count("refused");
      LOG.error("{} is refused, what ran before goes on: {}", path, reason(e));
      return;
    }
    try {
      takeOver(path, content);
      lastGood.put(path, content);
      count("taken");
      LOG.info("{} is taken over", path);
    } catch (Exception e) {
      LOG.error("{} does not start, back to the last good revision: {}", path, reason(e));
      restore(path);
    }
  }

  private void restore(String path) {
    byte[] former = lastGood.get(path);
    try {
      if (former == null) {
        removeAllBut(Set.of(), path);
      } else {
        takeOver(path, former);
      }
      count("restored");
    } catch (Exception e) {
      LOG.error("{} cannot be restored; restart the hub: {}", path, reason(e));
    }
  }

  private void takeOver(String path, byte[] content) throws Exception {
    CamelContext context = getCamelContext();
    Set<String> ids = PluginHelper.getRoutesLoader(context).updateRoutes(revision(path, content));
    removeAllBut(ids, path);
  }

  private void removeAllBut(Set<String> ids, String path) throws Exception {
    CamelContext context = getCamelContext();
    for (Route route : List.copyOf(context.getRoutes())) {
      if (path.equals(owner(route)) && !ids.contains(route.getRouteId())) {
        context.getRouteController().stopRoute(route.getRouteId());
        context.removeRoute(route.getRouteId());
      }
    }
  }

  /** A route that another file holds too would be taken from it. */
  private void refuseForeign(String path, List<String> ids) {
    for (Route route : getCamelContext().getRoutes()) {
      if (ids.contains(route.getRouteId()) && !path.equals(owner(route))) {
        throw new IllegalArgumentException(
            "the route " + route.getRouteId() + " belongs to " + owner(route));
      }
    }
  }

  private @Nullable String owner(Route route) {
    Resource source = route.getSourceResource();
    return source == null ? null : path(source);
  }

  private Resource revision(String path, byte[] content) {
    return ResourceHelper.fromBytes("file:" + directory.resolve(path), content);
  }

  private String path(Resource source) {
    String location = source.getLocation();
    if (location.startsWith(PACKAGED)) {
      return location.substring(PACKAGED.length());
    }
    Path file = Path.of(location.replaceFirst("^file:(//)?", "")).toAbsolutePath().normalize();
    return (file.startsWith(directory) ? directory.relativize(file) : file)
        .toString()
        .replace('\\', '/');
  }

  private static byte[] bytes(Resource source) throws IOException {
    try (InputStream in = source.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private void count(String outcome) {
    meters.counter("kosmo.routes.revisions", "outcome", outcome).increment();
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
