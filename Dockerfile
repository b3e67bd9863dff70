# Your files come in through a folder, nothing leaves it, and no network is needed:
#   docker build -t recimentor .
#   docker run --rm --network none -v "$PWD:/work" recimentor match people.csv -o plan.json
FROM python:3.13-slim AS build
WORKDIR /src
COPY . .
RUN pip install --no-cache-dir --prefix /opt/recimentor .

FROM python:3.13-slim
COPY --from=build /opt/recimentor /usr/local
RUN useradd --create-home someone
USER someone
WORKDIR /work
ENTRYPOINT ["recimentor"]
CMD ["--help"]
