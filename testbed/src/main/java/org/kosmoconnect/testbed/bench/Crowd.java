package org.kosmoconnect.testbed.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients who ask for the same at the same time, each again as soon as it has its answer.
 *
 * @param status what each answer has to have
 */
record Crowd(int clients, HttpRequest request, int status) {

  /**
   * Has each client ask some times.
   *
   * @return answers a second
   */
  double ask(int times) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      HttpClient http = HttpClient.newHttpClient();
      Callable<Void> client =
          () -> {
            for (int i = 0; i < times; i++) {
              one(http);
            }
            return null;
          };
      long began = System.nanoTime();
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(clients, client))) {
        done.get();
      }
      return clients * times / ((System.nanoTime() - began) / 1e9);
    } finally {
      threads.shutdown();
    }
  }

  private void one(HttpClient http) throws Exception {
    int answered = http.send(request, BodyHandlers.discarding()).statusCode();
    if (answered != status) {
      throw new IllegalStateException(request.uri() + " answers " + answered);
    }
  }
}
